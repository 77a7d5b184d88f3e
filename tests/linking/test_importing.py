"""A list that comes from a tracker: rows are known again by its identifiers, nothing is doubled, nothing is lost."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from decreta.core.errors import Invalid
from decreta.directives.importing import TaskList
from decreta.directives.importing.besides import with_besides
from decreta.directives.models import Task
from decreta.directives.queries.taken_out import rows_to_change
from decreta.kit.importing.writing import template_of
from decreta.linking import domain
from decreta.linking.queries.identifiers import of_task
from tests.changes.stories import another, browser, task_due
from tests.kit.importing.conftest import faults, judged, run
from tests.kit.importing.sheets import workbook

pytestmark = pytest.mark.django_db
HEADINGS = ["Số, ký hiệu văn bản", "Nhiệm vụ", "Cơ quan chủ trì", "Mã trên hệ thống theo dõi"]


def sheet(*rows):
    return workbook(HEADINGS, *map(list, rows))


def said(task) -> list[str]:
    return [str(one) for one in of_task.rows(task.pk)]


def test_a_row_is_known_by_its_identifier_and_changes_the_task(office, trackers):
    by = office.actor("secretary")
    task = task_due(office)
    domain.identify(task=task, names={trackers[0]: ["12.3"]}, by=by)
    symbol, lead = task.directive.document.symbol, office.ministry.name_vi
    batch = judged(sheet([symbol, "Tên theo hệ thống", lead, "nq57: 12.3; nq71: A-1"]), by=by)
    assert batch.counts == {"changed": 1}, faults(batch, 2)
    run(batch, by=by)
    assert Task.objects.get().raw_title == "Tên theo hệ thống"
    assert said(task) == ["nq57: 12.3", "nq71: A-1"]
    again = judged(sheet([symbol, "Tên theo hệ thống", lead, "nq71: a-1"]), by=by)
    assert again.counts == {"unchanged": 1}, faults(again, 2)


def test_what_is_wrong_with_identifiers_is_said(office, trackers):
    by = office.actor("secretary")
    task = task_due(office)
    other = another(office, task)
    domain.identify(task=task, names={trackers[0]: ["1"]}, by=by)
    domain.identify(task=other, names={trackers[0]: ["2"]}, by=by)
    symbol, lead = task.directive.document.symbol, office.ministry.name_vi
    title = task.clause.raw_quote
    batch = judged(
        sheet(
            [symbol, title, lead, "dean06: 9"],
            [symbol, title + " ", lead, "nq57: 1; nq57: 2"],
            ["99-TB/BCĐ", title, lead, "nq57: 1"],
        ),
        by=by,
    )
    codes = [faults(batch, number).get("external_ids") for number in (2, 3, 4)]
    assert codes[:2] == ["no_such_tracker", "two_tasks"] and codes[2] in {"other_task", "same_id"}


def test_a_new_task_comes_with_its_identifier_and_leaves_it_when_undone(office, trackers):
    by = office.actor("secretary")
    task = task_due(office)
    symbol, lead = task.directive.document.symbol, office.ministry.name_vi
    text = task.clause.raw_quote[:30]
    batch = judged(sheet([symbol, text, lead, "nq57: 77"]), by=by)
    assert batch.counts == {"new": 1}, faults(batch, 2)
    run(batch, by=by)
    made = Task.objects.exclude(pk=task.pk).get()
    assert said(made) == ["nq57: 77"]
    with pytest.raises(Invalid):
        domain.identify(task=task, names={trackers[0]: ["77"]}, by=by)
    TaskList().undo("directives.task", str(made.pk), by=by)
    domain.identify(task=task, names={trackers[0]: ["77"]}, by=by)
    assert said(task) == ["nq57: 77"]


def test_tasks_are_taken_out_with_their_identifiers_and_come_back_unchanged(office, trackers):
    by = office.actor("secretary")
    task = task_due(office)
    domain.identify(task=task, names={trackers[0]: ["1", "2"], trackers[1]: ["A"]}, by=by)
    rows = with_besides(rows_to_change({}, by))
    assert rows[0]["external_ids"] == "nq57: 1\nnq57: 2\nnq71: A"
    batch = judged(template_of(TaskList(), rows), by=by)
    assert batch.counts == {"unchanged": 1}, faults(batch, 2)


def test_more_tasks_than_a_file_holds_are_told_before_and_in_the_file(office, trackers, monkeypatch):
    from decreta.directives.queries import taken_out
    from decreta.directives.views import lists

    task = task_due(office)
    another(office, task)
    for module in (taken_out, lists):
        monkeypatch.setattr(module, "MOST", 1)
    secretary = browser(office, "secretary")
    asked = secretary.post(reverse("directives:take_out"), {"query": ""})
    assert asked.status_code == 200 and "More tasks than one file holds" in asked.content.decode()
    file = secretary.post(reverse("directives:take_out"), {"query": "", "sure": "1"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    assert len(book.get_sheet_by_index(0).to_python()) == 2
    assert any("1 of 2 tasks" in str(cell) for row in book.get_sheet_by_index(1).to_python() for cell in row)
