"""The office of the tests of urging, and a task that the ministry leads and the agency coordinates."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.models import Task
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.urging.conftest import Browser, browser, office

__all__ = ["Browser", "browser", "coordinated", "coordinator", "lead", "office", "task"]


def coordinated(office: Office, *, secrecy: int = 0) -> Task:
    """A task due in ten days: the ministry leads, the agency coordinates."""
    first = directed(office, secrecy=secrecy)
    return assign_task(
        directive=first.directive,
        span=Span(first.clause.anchor, first.clause.start, first.clause.end, first.clause.raw_quote),
        titles=Titles("Hoàn thiện phụ lục kín"),
        responsible=Responsible(lead=office.ministry, coordinating=[office.agency]),
        deadline=Deadline.of_day(clock.today() + dt.timedelta(days=10)),
        by=office.actor("secretary"),
    )


@pytest.fixture
def task(office: Office) -> Task:
    return coordinated(office)


@pytest.fixture
def lead(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, role="lead")


@pytest.fixture
def coordinator(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, role="coordinate")
