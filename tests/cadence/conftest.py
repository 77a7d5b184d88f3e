"""The office and the task of the tests of contributions: the ministry leads, due in ten days unless a test says otherwise."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from tests.contributions.conftest import Browser, browser, coordinated, coordinator, lead, office, task
from tests.documents.office import Office

__all__ = ["Browser", "browser", "coordinated", "coordinator", "fellow", "lead", "office", "task"]


def fellow(office: Office, task: Task) -> Task:
    """Another task of the same sentence, which the ministry leads, due in a year."""
    return assign_task(
        directive=task.directive,
        span=Span(task.clause.anchor, task.clause.start, task.clause.end, task.clause.raw_quote),
        titles=Titles("Hoàn thiện phụ lục"),
        responsible=Responsible(lead=office.ministry),
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=365)),
        by=office.actor("secretary"),
    )
