"""A task of an issued notice for the ministry, due at the end of the day of issue, and who signs in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from decreta.obstacles import domain
from decreta.obstacles.models import Obstacle
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import Office

Browser = Callable[[str], Client]


@pytest.fixture
def office(settings: Any, tmp_path: Any, db: None) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def task(office: Office) -> Task:
    return directed(office)


@pytest.fixture
def assignment(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk)


@pytest.fixture
def browser(office: Office) -> Browser:
    def opened(who: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        user = office.holdings[who].person.user
        client.cookies["language"] = "en"
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return opened


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
