"""Everything that can be wrong in a list of tasks: named at its cell, everything at once, and nothing is written."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core.errors import Invalid
from decreta.directives.models import Task
from decreta.documents import domain as documents
from decreta.documents.domain.taking_over import Sentence
from decreta.kit.domain import preparing
from decreta.kit.importing.faults import Fault, known_codes
from decreta.kit.models import RowState
from tests.kit.importing.conftest import faults, judged, task, tasks, uploaded
from tests.kit.importing.sheets import workbook


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"symbol": ""}, {"symbol": "missing"}),
        ({"title": ""}, {"title": "missing"}),
        ({"lead": ""}, {"lead": "missing"}),
        ({"lead": "Bộ Phép thuật"}, {"lead": "unknown_place"}),
        ({"lead": "Văn phòng Trung ương Đảng; Bộ Tư pháp"}, {"lead": "two_leads"}),
        ({"lead": "VPTW, Bộ Tư pháp"}, {"lead": "two_leads"}),
        ({"lead": "Bộ Tư pháp", "coordinating": "BTP"}, {"coordinating": "lead_coordinates"}),
        ({"coordinating": "Bộ Tư pháp; Sở Nào đó"}, {"coordinating": "unknown_place"}),
        ({"issued_on": "31/02/2025"}, {"issued_on": "no_such_day"}),
        ({"issued_on": "18/03/25"}, {"issued_on": "year_of_two_digits"}),
        ({"issued_on": "hôm qua"}, {"issued_on": "not_a_day"}),
        ({"issued_on": "19/03/2025"}, {"issued_on": "issued_in_future"}),
        ({"issued_on": ""}, {"issued_on": "needed_for_new"}),
        ({"subject": ""}, {"subject": "needed_for_new"}),
        ({"subject": "x" * 501}, {"subject": "too_long"}),
        ({"deadline": "31/02/2026"}, {"deadline": "no_such_day"}),
        ({"deadline": "sớm nhất"}, {"deadline": "unreadable_deadline"}),
        ({"deadline": "tháng 13/2025"}, {"deadline": "refused"}),
        ({"deadline": "=TODAY()"}, {"deadline": "formula"}),
        ({"lead": "#REF!"}, {"lead": "error_value"}),
        ({"symbol": "09/BCĐCĐS"}, {"symbol": "type_not_told"}),
    ],
)
def test_what_is_wrong_stands_at_its_cell(by, cells, expected):
    batch = judged(tasks(task(**cells)), by=by)
    assert faults(batch) == expected
    assert batch.counts == {"faulty": 1}


def test_everything_that_is_wrong_in_a_row_is_said_at_once(by):
    batch = judged(tasks(task(lead="Bộ Phép thuật", deadline="sớm", issued_on="31/02/2025")), by=by)
    assert set(faults(batch)) == {"lead", "deadline", "issued_on"}


def test_a_month_without_its_year_is_asked_and_the_year_of_the_paper_is_offered(by):
    batch = judged(tasks(task(deadline="trong tháng 6")), by=by)
    (fault,) = batch.rows.get().faults
    assert (Fault.from_data(fault).code, list(Fault.from_data(fault).offers)) == (
        "unreadable_deadline",
        ["trong tháng 6/2025"],
    )


def test_titles_totals_and_signatures_are_no_rows_and_are_said_to_be_left_out(by):
    sheet = workbook(
        ["STT", "Số, ký hiệu văn bản", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["II", "Nhiệm vụ thường xuyên", "", "", ""],
        ["1", "", "Báo cáo kết quả", "", ""],
        ["2", "09/TB-BCĐCĐS", "Báo cáo", "BTP", "31/02/2025"],
        ["Tổng cộng: 2 nhiệm vụ", "", "", "", ""],
        ["", "", "", "", "30/06/2025"],
    )
    batch = judged(sheet, by=by)
    # What lacks a needed cell but may be a task, or names a day, is faulty, not left out.
    assert list(batch.rows.order_by("number").values_list("number", flat=True)) == [3, 4, 6]
    assert batch.notes == [{"code": "asides", "rows": "2, 5"}]


def test_judging_writes_nothing_but_the_preview(by):
    before = Entry.objects.count()
    judged(tasks(task()), by=by)
    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))[before:]
    assert (kinds, Task.objects.count()) == (["files.stored", "kit.import_uploaded"], 0)


@pytest.mark.parametrize(
    "name",
    ["van phong trung uong dang", "VPTW", "vptw", "VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", "Central Party Office", "VP TW Đảng"],
)
def test_an_agency_is_known_by_whatever_it_is_called(by, name):
    assert judged(tasks(task(lead=name)), by=by).counts == {"new": 1}


@pytest.mark.parametrize("name", ["Bộ KH&CN", "Bộ KHCN", "BKHCN", "bo khoa hoc va cong nghe"])
def test_an_abbreviation_is_read_as_offices_shorten(by, name):
    row = judged(tasks(task(coordinating=name)), by=by).rows.get()
    assert (row.state, row.faults) == (RowState.NEW, [])


def test_a_former_name_means_what_the_agency_has_become_and_says_so(by):
    row = judged(tasks(task(lead="Bộ Thông tin và Truyền thông")), by=by).rows.get()
    assert row.state == RowState.NEW
    assert (
        Fault.from_data(row.remarks[0]).message == "“Bộ Thông tin và Truyền thông” is now “Bộ Khoa học và Công nghệ”."
    )


def test_a_misspelt_agency_is_offered_as_it_is_written(by):
    row = judged(tasks(task(lead="Bộ Tư pháo")), by=by).rows.get()
    assert row.faults[0]["offers"] == ["Bộ Tư pháp"]


def test_a_row_that_stands_twice_says_where_it_stands_first(by):
    batch = judged(tasks(task("1"), task("2"), task("1", title="Khác")), by=by)
    assert (faults(batch, 2), faults(batch, 4)) == ({}, {"": "twice"})
    assert batch.rows.get(number=4).faults[0]["facts"]["other"] == "2"


def test_one_task_under_two_symbols_of_its_directive_is_found_twice(by):
    """Trap T2: 06-TB/BCĐ and 06-TB/BCĐCĐS are one notice."""
    batch = judged(tasks(task("1"), task("1", symbol="09-TB/BCĐ")), by=by)
    assert faults(batch, 3) == {"": "task_twice"}


def test_a_symbol_that_perhaps_is_another_papers_is_offered_that_paper(by, office):
    documents.take_over(
        issuer=office.body,
        symbol="09-TB/BCĐCĐS",
        type_code="TB",
        subject="Kết luận",
        issued_on=office.term.valid_from,
        sentences=[Sentence("1", "Một việc.")],
        by=by,
    )
    batch = judged(tasks(task(symbol="09-TB/BCĐ")), by=by)
    assert faults(batch) == {"symbol": "possible_duplicate"}
    assert batch.rows.get().faults[0]["offers"] == ["09-TB/BCĐCĐS"]


def test_a_missing_column_is_said_before_anything_is_judged(by):
    batch = uploaded(tasks(task()), by=by)
    with pytest.raises(Invalid) as refused:
        preparing.match(batch, {"number": 0, "symbol": 1}, {}, by=by)
    assert {problem.field for problem in refused.value.problems} == {"title", "lead"}


def test_a_column_of_unclear_days_is_asked_about_once(by):
    content = tasks(task("1", issued_on="01/02/2025"), task("2", issued_on="02/03/2025"))
    with pytest.raises(Invalid) as refused:
        judged(content, by=by)
    assert [problem.field for problem in refused.value.problems] == ["order_issued_on"]
    batch = judged(content, by=by, orders={"issued_on": "month-first"})
    assert batch.counts == {"new": 2}


def test_days_that_are_possible_month_first_only_are_asked_about(by):
    with pytest.raises(Invalid):
        judged(tasks(task(issued_on="03/17/2025")), by=by)
    assert judged(tasks(task(issued_on="03/17/2025")), by=by, orders={"issued_on": "month-first"}).counts == {"new": 1}


def test_one_day_that_only_day_first_allows_decides_for_its_column(by):
    batch = judged(tasks(task("1", issued_on="03/02/2025"), task("2", issued_on="17/03/2025")), by=by)
    assert batch.counts == {"new": 2}


def test_a_serial_number_of_a_spreadsheet_is_a_day(by):
    assert judged(tasks(task(issued_on=45734)), by=by).counts == {"new": 1}  # 18 March 2025


def test_headings_are_known_in_three_languages_and_by_what_offices_call_them(by):
    from tests.kit.importing.sheets import workbook

    head = ["項番", "文書番号", "施行日", "文書件名", "任務", "主管機関", "協力機関", "期限", "成果物"]
    assert judged(workbook(["BẢNG TỔNG HỢP NHIỆM VỤ"], [], head, task()), by=by).counts == {"new": 1}


def test_statements_do_not_grow_with_the_rows(by):
    numbers = []
    for rows in (2, 40):
        batch = uploaded(tasks(*(task(str(n)) for n in range(rows))), by=by)
        matched = preparing.match(batch, batch.mapping, {}, by=by)
        with CaptureQueriesContext(connection) as queries:
            preparing.judge_rows(batch, matched, by=by)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_every_fault_has_its_sentence_in_three_languages(by):
    for code in known_codes() - {"refused"}:
        words = set()
        for language in ("en", "vi", "ja"):
            with translation.override(language):
                words.add(str(Fault("", code, _Anything()).message))
        assert len(words) == 3, code


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def test_a_cell_is_mended_and_judged_at_once(by):
    batch = judged(tasks(task("1", lead="Bộ Tư pháo"), task("2")), by=by)
    row = preparing.mend(batch.rows.get(number=2), {"lead": "Bộ Tư pháp"}, by=by)
    assert (row.state, row.faults, batch.rows.get(number=2).cells["lead"]) == (RowState.NEW, [], "Bộ Tư pháp")
    row = preparing.mend(row, {"number": "2"}, by=by)
    assert {one["code"] for one in row.faults} == set()
    assert faults(batch, 3) == {}
