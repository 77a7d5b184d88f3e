"""After another lead was named the task shows what that one has to do by when, and nothing of the one before."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.audit import Ref
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.lights import placed
from decreta.directives.queries.spells import runs_of_tasks
from decreta.directives.queries.task_page import task_page
from tests.changes.stories import DUE, another, assignment_of, browser, last_moment, task_due
from tests.documents import office as offices
from tests.documents.office import SYSTEM, Office

pytestmark = pytest.mark.django_db
NEW, LATER = dt.date(2025, 4, 25), dt.date(2025, 6, 30)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def relieved(office: Office) -> tuple[Task, Assignment]:
    """The ministry had expected to be late, asked for time and was relieved; the central office leads, due late in April."""
    task = another(office, task_due(office))
    old = domain.receive(assignment=assignment_of(task), by=SYSTEM)
    domain.report(assignment=old, text="Chậm.", percent=30, forecast_on=LATER, by=SYSTEM)
    domain.close(assignment=old, reason="Giao cơ quan khác.", by=SYSTEM)
    return task, domain.assign(
        matter=Ref(MATTER_KIND, str(task.pk)),
        role="lead",
        deadline=Deadline.of_day(NEW),
        monitor=office.body,
        organisation=office.agency,
        by=SYSTEM,
    )


def shown(task: Task, at: dt.datetime, **how: Any) -> TaskClass:
    (row,) = classes_of(Task.objects.filter(pk=task.pk), moment=at, **how)
    return row


def test_deadline_forecast_and_number_are_those_of_who_leads_now(office: Office) -> None:
    before = clock.now()
    with clock.frozen(before + dt.timedelta(hours=1)):
        task, new = relieved(office)
        row = shown(task, clock.now(), is_now=True)
        assert (row.lapses_at, row.baseline_lapses_at) == (last_moment(NEW), last_moment(NEW))
        assert (row.forecast_on, row.percent, row.is_extended, row.assignments) == (None, None, False, 1)
        assert row.own == new and row.lead == office.agency.name
        # So the day can be changed in the row, and no number of assignments stands beside the lead.
        page = browser(office, "secretary").get(f"/directives/?directive={task.directive_id}").content.decode()
        assert "2 assignments" not in page
        assert task_page(task, office.actor("secretary"), clock.now()).leads == [office.agency]
    # Folded from its facts as of a moment at which everything above was known, though more was recorded since.
    with clock.frozen(before + dt.timedelta(hours=2)):
        domain.receive(assignment=new, by=SYSTEM)
        row = shown(task, before + dt.timedelta(hours=1))
        assert (row.lapses_at, row.forecast_on, row.assignments) == (last_moment(NEW), None, 1)
        ((_task, runs),) = runs_of_tasks([task.pk])
        assert {run.stand.assignments for run in runs} == {1}


def test_a_board_orders_it_by_the_deadline_that_counts(office: Office) -> None:
    task, _new = relieved(office)
    first = Task.objects.exclude(pk=task.pk).get()
    between = another(office, task, "Giữa hai hạn", on=dt.date(2025, 4, 10))
    found = placed(Task.objects.all(), clock.now(), lanes="", columns="class", most=9)
    assert [one.task_id for one in found] == [first.pk, between.pk, task.pk]
    assert last_moment(DUE) < last_moment(dt.date(2025, 4, 10)) < last_moment(NEW)


def test_a_task_that_was_closed_as_a_whole_keeps_what_it_was(office: Office) -> None:
    task = task_due(office)
    domain.close(assignment=assignment_of(task), reason="Không còn cần.", by=SYSTEM)
    row = shown(task, clock.now())
    assert (row.timeliness, row.lapses_at, row.assignments) == ("closed_otherwise", last_moment(DUE), 1)
