"""An agency takes its assignments out as a workbook, writes its reports there, and sends all of them as one."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from decreta.assignments import domain
from decreta.assignments.models import Assignment, MilestoneStatement, Report
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotNow, Stale
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task
from decreta.directives.importing import ProgressList
from decreta.directives.importing.progress_columns import COLUMNS, WRITTEN
from decreta.directives.queries.to_report import to_report
from decreta.kit.domain import importing
from decreta.kit.importing.writing import template_of
from decreta.kit.models import ImportBatch
from tests.directives.tasks import directed
from tests.directives.test_handed_down import browser
from tests.documents import office as offices
from tests.documents.office import Office
from tests.kit.importing.conftest import faults, judged, run

pytestmark = pytest.mark.django_db
XML = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLACE = {column.key: at for at, column in enumerate(COLUMNS)}
DUE = Deadline.of_day(dt.date(2025, 5, 30))


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def assignments(office: Office, number: int = 3) -> list[Assignment]:
    """Assignments of the ministry: the first needs evidence for its output, the others need none."""
    first = directed(office, deadline=DUE)
    anchored = Span(first.clause.anchor, first.clause.start, first.clause.end, first.clause.raw_quote)
    others = [
        assign_task(
            directive=first.directive,
            span=anchored,
            titles=Titles(f"Nhiệm vụ {one}"),
            responsible=Responsible(lead=office.ministry),
            deadline=DUE,
            by=office.actor("secretary"),
        )
        for one in range(1, number)
    ]
    return [Assignment.objects.get(matter_id=one.pk) for one in [first, *others]]


def taken_out(office: Office) -> dict[str, list[Any]]:
    """The rows of the workbook by the key of the assignment, as a spreadsheet reads them; under `` the headings."""
    rows, _left_out = to_report({}, office.actor("ministry_clerk"))
    return read(template_of(ProgressList(), rows))


def read(content: bytes) -> dict[str, list[Any]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return {"": sheet[0], **{row[PLACE["key"]]: row for row in sheet[1:]}}


def book(rows: dict[str, list[Any]]) -> bytes:
    """The workbook as it is saved again."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "dd/mm/yyyy"}) as written:
        sheet = written.add_worksheet()
        for number, row in enumerate(rows.values()):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
    return made.getvalue()


def write(rows: dict[str, list[Any]], one: Assignment, **cells: Any) -> None:
    for key, value in cells.items():
        rows[str(one.pk)][PLACE[key]] = value


def sent_by(office: Office, rows: dict[str, list[Any]]) -> ImportBatch:
    clerk = office.actor("ministry_clerk")
    return run(judged(book(rows), by=clerk, kind=ProgressList.kind), by=clerk)


def look(office: Office, rows: dict[str, list[Any]]) -> ImportBatch:
    return judged(book(rows), by=office.actor("ministry_clerk"), kind=ProgressList.kind)


def test_the_workbook_names_what_one_may_report_on_and_nothing_of_others(office: Office) -> None:
    first, second, third = assignments(office)
    clerk = office.actor("ministry_clerk")
    domain.report(assignment=second, text="Đã họp", percent=20, by=clerk)
    domain.report(assignment=third, text="Xong", claims_done=True, by=clerk)
    rows = taken_out(office)
    assert set(rows) - {""} == {str(first.pk), str(second.pk)}, "what is reported done waits for its answer"
    told = rows[str(second.pk)]
    assert told[PLACE["last"]].endswith(", 20 %: Đã họp")
    assert told[PLACE["percent"]] == 20
    assert rows[str(first.pk)][PLACE["unproven"]].startswith("1. ")
    assert to_report({}, office.actor("secretary"))[0] == [], "the monitor answers for none"
    assert to_report({}, office.actor("officer"))[0] == []


def test_only_what_is_written_in_can_be_written_in(office: Office) -> None:
    assignments(office, 1)
    rows, _left_out = to_report({}, office.actor("ministry_clerk"))
    with zipfile.ZipFile(io.BytesIO(template_of(ProgressList(), rows))) as packed:
        sheet, styles = packed.read("xl/worksheets/sheet1.xml").decode(), packed.read("xl/styles.xml").decode()
    assert "<sheetProtection" in sheet
    formats = [one.find(f"{XML}protection") for one in ET.fromstring(styles).find(f"{XML}cellXfs")]
    columns = {int(one.get("min")) - 1: int(one.get("style")) for one in ET.fromstring(sheet).iter(f"{XML}col")}
    for key, place in PLACE.items():
        assert (formats[columns[place]] is not None) == (key in WRITTEN), key
    assert 'type="whole"' in sheet and 'type="date"' in sheet and 'type="list"' in sheet


def test_all_reports_are_sent_as_one_and_what_was_not_touched_is_left_out(office: Office) -> None:
    first, second, third = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Đã gửi dự thảo", percent=40, obstacle="Thiếu ý kiến", forecast_on=dt.date(2025, 5, 20))
    write(rows, second, text="Hoàn thành", claims_done="yes", reported_on=dt.date(2025, 3, 18))
    batch = look(office, rows)
    assert batch.counts == {"changed": 2, "unchanged": 1}, [faults(batch, n) for n in (2, 3, 4)]
    told = {tuple(one) for row in batch.rows.all() for one in row.difference}
    assert {("percent", "", "40"), ("text", "", "Đã gửi dự thảo"), ("forecast_on", "", "2025-05-20")} <= told
    run(batch, by=office.actor("ministry_clerk"))
    one, other = Report.objects.get(assignment=first), Report.objects.get(assignment=second)
    assert (one.text, one.percent, one.obstacle, one.claims_done) == ("Đã gửi dự thảo", 40, "Thiếu ý kiến", False)
    assert (other.claims_done, other.percent) == (True, 100)
    assert not Report.objects.filter(assignment=third).exists()
    first.refresh_from_db()
    assert (first.percent, first.forecast_on) == (40, dt.date(2025, 5, 20))
    assert Entry.objects.filter(kind__in=["assignments.reported", "assignments.reported_done"]).count() == 2


def test_everything_that_is_wrong_is_said_at_once_by_its_cell_and_nothing_is_sent(office: Office) -> None:
    first, second, third = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Xong", claims_done="yes")
    write(rows, second, percent=140, reported_on=dt.date(2025, 3, 19), step="reached")
    write(rows, third, text="Tốt", forecast_on="soon")
    batch = look(office, rows)
    number = {row.key: row.number for row in batch.rows.all()}
    assert faults(batch, number[str(first.pk)]) == {"claims_done": "needs_evidence"}
    assert faults(batch, number[str(second.pk)]) == {
        "text": "refused",
        "percent": "refused",
        "reported_on": "refused",
        "step": "no_milestone",
    }
    assert faults(batch, number[str(third.pk)]) == {"forecast_on": "not_a_day"}
    clerk = office.actor("ministry_clerk")
    with pytest.raises(NotNow):
        importing.start(batch=batch, is_row_by_row=True, by=clerk, as_job=False)
    assert not Report.objects.exists()


def test_one_that_is_refused_at_the_last_moment_sends_none(office: Office) -> None:
    first, second, _third = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Một")
    write(rows, second, text="Hai")
    batch = look(office, rows)
    domain.close(assignment=second, reason="Thôi", by=office.actor("head"))
    clerk = office.actor("ministry_clerk")
    run(batch, by=clerk)
    assert not Report.objects.exists()
    assert batch.rows.filter(state="faulty").count() == 1


def test_what_another_has_reported_meanwhile_is_pointed_out_and_not_overtaken(office: Office) -> None:
    first, second, third = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Của tôi", percent=10)
    write(rows, second, text="Cũng của tôi")
    domain.report(assignment=first, text="Của người khác", percent=50, by=office.actor("ministry_clerk"))
    domain.report(assignment=third, text="Của người khác", percent=60, by=office.actor("ministry_clerk"))
    batch = look(office, rows)
    number = {row.key: row.number for row in batch.rows.all()}
    assert faults(batch, number[str(first.pk)]) == {"": "reported_since"}
    assert batch.rows.get(key=str(third.pk)).state == "unchanged", "a row that says nothing overtakes nobody"
    with pytest.raises(Stale):
        domain.report(assignment=first, text="Của tôi", read=0, by=office.actor("ministry_clerk"))


def test_the_same_file_sent_again_sends_nothing_twice(office: Office) -> None:
    first, second, _third = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Một", percent=30)
    write(rows, second, text="Hai", claims_done="x")
    waiting = look(office, rows)
    sent_by(office, rows)
    assert Report.objects.count() == 2
    again = look(office, rows)
    assert again.counts == {"unchanged": 3}
    with pytest.raises(NotNow):
        importing.start(batch=again, is_row_by_row=False, by=office.actor("ministry_clerk"), as_job=False)
    run(waiting, by=office.actor("ministry_clerk"))
    assert Report.objects.count() == 2, "also where it was looked through before the first was sent"


def test_who_may_not_report_on_an_assignment_does_not_by_a_file(office: Office) -> None:
    first, *_others = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Từ nơi khác")
    batch = judged(book(rows), by=office.actor("secretary"), kind=ProgressList.kind)
    assert batch.counts == {"faulty": 3}
    assert {one.faults[0]["code"] for one in batch.rows.all()} == {"not_ours"}


def test_a_sent_report_is_not_taken_back(office: Office) -> None:
    first, *_others = assignments(office)
    rows = taken_out(office)
    write(rows, first, text="Một")
    batch = sent_by(office, rows)
    with pytest.raises(NotNow):
        importing.undo(batch=batch, by=office.actor("ministry_clerk"), as_job=False)
    assert Report.objects.count() == 1


def test_the_next_milestone_is_told_of(office: Office) -> None:
    first, *_others = assignments(office)
    clerk = office.actor("ministry_clerk")
    steps = [domain.Step("Dự thảo 1", dt.date(2025, 4, 1)), domain.Step("Dự thảo 2", dt.date(2025, 5, 1))]
    domain.set_milestones(assignment=first, steps=steps, read=0, by=clerk)
    rows = taken_out(office)
    assert "Dự thảo 1" in rows[str(first.pk)][PLACE["milestone"]]
    write(rows, first, text="Xong bước 1", step="reached", step_on=dt.date(2025, 3, 17))
    sent_by(office, rows)
    said = MilestoneStatement.objects.get(report__assignment=first)
    assert (said.milestone.name, said.reached_on) == ("Dự thảo 1", dt.date(2025, 3, 17))
    assert "Dự thảo 2" in taken_out(office)[str(first.pk)][PLACE["milestone"]]


def test_judging_many_costs_no_more_statements_than_judging_few(office: Office) -> None:
    assignments(office, 8)
    rows = taken_out(office)
    for one in Assignment.objects.all():
        write(rows, one, text="Đã làm", claims_done="yes")
    few = dict(list(rows.items())[:3])
    look(office, few)  # how its columns are read is remembered from the first time on
    counts = []
    for part in (few, rows):
        with CaptureQueriesContext(connection) as seen:
            look(office, part)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_from_the_list_to_the_sent_reports_in_a_browser(office: Office) -> None:
    first, *_others = assignments(office)
    clerk, stranger = browser(office, "ministry_clerk"), browser(office, "inspector")
    page = clerk.get(reverse("directives:list")).content.decode()
    assert reverse("directives:take_out_to_report") in page
    assert reverse("directives:take_out_to_report") not in stranger.get(reverse("directives:list")).content.decode()
    assert stranger.post(reverse("directives:take_out_to_report")).status_code == 404
    answer = clerk.post(reverse("directives:take_out_to_report"), {"query": ""})
    assert answer.status_code == 200
    assert Entry.objects.filter(kind="kit.list_exported").count() == 1
    rows = read(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    write(rows, first, text="Đã gửi")
    file = io.BytesIO(book(rows))
    file.name = "bao-cao.xlsx"
    told = clerk.post(reverse("imports:new", args=[ProgressList.kind]), {"upload": file})
    batch = ImportBatch.objects.get()
    assert told["Location"] == reverse("imports:batch", args=[batch.pk]), "its columns are known"
    preview = clerk.get(told["Location"]).content.decode()
    assert "Send 1 report" in preview and "Đã gửi" in preview and str(first.pk) not in preview
    clerk.post(reverse("imports:run", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.job is not None


def test_that_there_is_nothing_to_report_on_is_said(office: Office) -> None:
    answer = browser(office, "ministry_clerk").post(reverse("directives:take_out_to_report"), {"query": "mine=1"})
    assert answer["Location"].endswith("?mine=1")
