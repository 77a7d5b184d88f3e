"""A list of tasks taken out as a workbook, changed there, and brought back: what was not changed is not touched."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter
from django.utils import translation
from python_calamine import CalamineWorkbook

from decreta.core import clock
from decreta.core.recurrence import Unit
from decreta.directives.domain.recurring import Repeats, set_recurrence
from decreta.directives.importing import TaskList
from decreta.directives.jobs import open_due
from decreta.directives.models import Task
from decreta.directives.queries.taken_out import rows_to_change
from decreta.kit.importing.writing import template_of
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for
from tests.kit.importing.conftest import faults, judged, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scenario")]


def actor(login: str):
    found = Holding.objects.select_related("person", "post__unit__organisation", "post__body")
    return actor_for(found.filter(person__user__username=login, post__body__code="bcdcds").get())


def table(content: bytes) -> list[list[str]]:
    return [
        [str(cell) for cell in row]
        for row in CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    ]


def workbook(rows: list[list[str]]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return made.getvalue()


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_every_task_comes_back_unchanged(language):
    """All 46 tasks of the notice: periods, events, groups, several lines in a cell."""
    vy = actor("vy")
    with translation.override(language):
        rows = rows_to_change({"body": "bcdcds"}, vy)
        batch = judged(template_of(TaskList(), rows), by=vy)
        assert len(rows) == 46
        assert batch.counts == {"unchanged": 46}, [
            faults(batch, row.number) for row in batch.rows.filter(state="faulty")
        ]


def test_what_is_changed_is_shown_cell_by_cell_and_nothing_else_is_touched():
    vy = actor("vy")
    with translation.override("vi"):
        sheet = table(template_of(TaskList(), rows_to_change({"body": "bcdcds"}, vy)))
        place = next(at for at, head in enumerate(sheet[0]) if head.startswith("Nhiệm vụ"))
        key = sheet[0].index(next(one for one in sheet[0] if "không sửa" in one))
        # Sorted otherwise, with another title: the key knows the row again.
        changed = [sheet[0], *sheet[:0:-1]]
        changed[1][place] = "Tên mới của nhiệm vụ"
        batch = judged(workbook(changed), by=vy)
        assert batch.counts == {"unchanged": 45, "changed": 1}
        before = set(Task.objects.values_list("pk", flat=True))
        run(batch, by=vy)
    assert Task.objects.get(pk=changed[1][key]).raw_title == "Tên mới của nhiệm vụ"
    assert set(Task.objects.values_list("pk", flat=True)) == before


def test_a_key_that_is_none_of_the_directive_is_said_and_makes_no_task():
    vy = actor("vy")
    with translation.override("vi"):
        sheet = table(template_of(TaskList(), rows_to_change({"body": "bcdcds"}, vy)))
        key = sheet[0].index(next(one for one in sheet[0] if "không sửa" in one))
        other = Task.objects.exclude(body__code="bcdcds").first()
        sheet[1][key], sheet[2][key] = "khong-phai", str(other.pk)
        batch = judged(workbook(sheet[:4]), by=vy)
    assert batch.counts == {"faulty": 2, "unchanged": 1}
    assert faults(batch, 2) == {"task_id": "no_such_task"}
    assert faults(batch, 3) == {"task_id": "no_such_task"}


def test_who_writes_for_no_body_takes_nothing_out():
    hien = Holding.objects.select_related("person", "post__unit__organisation", "post__body").filter(
        person__user__username="hien"
    )
    assert rows_to_change({}, actor_for(hien.first())) == []


def test_a_recurring_task_comes_back_unchanged_each_occurrence_by_its_key():
    vy = actor("vy")
    one = Task.objects.filter(body__code="bcdcds", due_period="2025-03").first()
    set_recurrence(task=one, repeats=Repeats(Unit.MONTH), of_version=0, by=vy)
    with clock.frozen(clock.now() + dt.timedelta(days=1)), translation.override("vi"):
        assert open_due() == 1
        rows = rows_to_change({"body": "bcdcds"}, vy)
        batch = judged(template_of(TaskList(), rows), by=vy)
        assert len(rows) == 47
        assert batch.counts == {"unchanged": 47}, [
            faults(batch, row.number) for row in batch.rows.filter(state="faulty")
        ]
        # Without keys a list knows a recurring task by its words, at its newest occurrence.
        sheet = table(template_of(TaskList(), [row for row in rows if row["task_id"] == str(one.pk)]))
        key = sheet[0].index(next(each for each in sheet[0] if "không sửa" in each))
        sheet[1][key] = ""
        known = judged(workbook(sheet), by=vy)
        assert known.counts == {"unchanged": 1}
