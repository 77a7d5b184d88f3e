"""How far a task is stands in the annex of every form of a report and in the answers of machines, where anybody says it."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.utils import translation

from decreta.assignments import domain
from decreta.core import clock
from decreta.directives.domain import freezing
from decreta.directives.domain.freezing import Asked
from decreta.directives.models import Task
from decreta.directives.queries import frozen
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.rendering import FORMS, write
from decreta.directives.rendering.sections import annex
from tests.api.machine import Machine
from tests.changes.stories import another, assignment_of, task_due
from tests.documents import office as offices
from tests.documents.office import Office
from tests.faults._p5_reading import texts_of

pytestmark = pytest.mark.django_db
NEXT_DAY = offices.ISSUE_DAY + dt.timedelta(days=1)


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def two_tasks(office: Office) -> Task:
    """One of which the ministry says, a day later, that it is at 37 percent, and one of which nobody says anything."""
    told = task_due(office)
    another(office, told)
    with clock.frozen(NEXT_DAY):
        domain.report(assignment=assignment_of(told), text="Đang làm", percent=37, by=office.actor("ministry_clerk"))
    return told


def data(office: Office, as_of: dt.date) -> dict[str, Any]:
    return report_data(report(body=office.body, as_of=as_of))


def test_the_annex_says_how_far_each_task_was_on_the_day_of_the_report(office: Office) -> None:
    two_tasks(office)
    with clock.frozen(NEXT_DAY + dt.timedelta(days=1)), translation.override("en"):
        table = annex(data(office, NEXT_DAY.date()), "en")
        place = [label for label, _width, _number in table.heads].index("Percent done")
        assert [row[place] for row in table.rows] == [37, None]
        # Nobody had said anything by the end of the day before: a column of nothing is left out.
        before = annex(data(office, offices.ISSUE_DAY.date()), "en")
        assert "Percent done" not in [label for label, _width, _number in before.heads]
        assert {len(row) for row in before.rows} == {len(before.heads)}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_it_with_what_it_means(office: Office, form: str) -> None:
    two_tasks(office)
    file = io.BytesIO()
    found = data(office, NEXT_DAY.date())
    write(found, form, file, language="en", moment=clock.end_of_day(NEXT_DAY.date()))
    said = " ".join(texts_of(file.getvalue()).split())
    assert "37" in said and "of several the mean" in said


def test_a_report_that_was_frozen_before_this_was_told_is_no_other_now(office: Office, monkeypatch: Any) -> None:
    two_tasks(office)
    by = office.actor("secretary")
    asked = Asked(body=office.body, directive=None, as_of=NEXT_DAY.date(), against="current")
    with clock.frozen(NEXT_DAY + dt.timedelta(days=1)):
        whole = freezing.freeze_report(made=freezing.make(asked, by=by), by=by)
        assert frozen.compare(whole).is_same
        old = frozen.raw_data_of(whole)
        for row in old["rows"]:
            row.pop("percent", None)
        monkeypatch.setattr(frozen, "raw_data_of", lambda _one: old)
        monkeypatch.setattr(frozen, "is_whole", lambda _one: True)
        assert frozen.compare(whole).is_same


def test_a_machine_is_told_it_of_the_task_and_in_the_list(office: Office) -> None:
    task = two_tasks(office)
    with clock.frozen(NEXT_DAY):
        secretary = Machine("secretary", office.holdings["secretary"].pk)
        assert secretary.get(f"/tasks/{task.pk}")["percent"] == 37
        assert sorted(str(one["percent"]) for one in secretary.get("/tasks")["items"]) == ["37", "None"]
        # As of a day before it was said, it was not said.
        day = offices.ISSUE_DAY.date().isoformat()
        assert {one["percent"] for one in secretary.get(f"/tasks?as_of={day}")["items"]} == {None}
