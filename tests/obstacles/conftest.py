"""The office, the task and the browsers of the tests of urging; an obstacle in the way of that task."""

from __future__ import annotations

import datetime as dt
from typing import Any

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.obstacles import domain
from decreta.obstacles.models import Obstacle
from tests.documents.office import Office
from tests.urging.conftest import Browser, assignment, browser, office, task

__all__ = ["Browser", "another", "assignment", "browser", "office", "raised", "task"]


def raised(office: Office, assignment: Assignment, **changed: Any) -> Obstacle:
    """Money is wanted of the agency within three days."""
    given: dict[str, Any] = {
        "kind": "money",
        "text": "Thiếu kinh phí thực hiện.",
        "wanted": "Bố trí kinh phí.",
        "owner": office.agency,
        "answer_on": clock.today() + dt.timedelta(days=3),
        "by": office.actor("ministry_clerk"),
    }
    return domain.raise_obstacle(assignment=assignment, **(given | changed))


def another(task: Task, by: Actor) -> Task:
    """A second task of the same sentence, for the ministry too."""
    return assign_task(
        directive=task.directive,
        span=Span(task.clause.anchor, task.clause.start, task.clause.end, task.clause.raw_quote),
        titles=Titles("Hoàn thiện phụ lục"),
        responsible=Responsible(lead=Assignment.objects.get(matter_id=task.pk).organisation),
        deadline=Deadline.of_day(clock.today()),
        by=by,
    )
