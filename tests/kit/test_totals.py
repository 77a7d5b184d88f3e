"""Printed totals are compared with what they are totals of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decreta.kit.totals import check, number_of

HEAD = ["STT", "Cơ quan", "Tổng số", "Đúng hạn", "Quá hạn", "Tỷ lệ"]
ROWS = [
    ["1", "Bộ Khoa học và Công nghệ", "4.910", "4.800", "110", "97,8 %"],
    ["2", "Bộ Công an", "3.400", "3.390", "10", "99,7 %"],
    ["3", "Hà Nội", "1.521", "1.500", "21", "98,6 %"],
]


def wrong(rows):
    return [(one.row, one.column, int(one.printed), int(one.computed)) for one in check(rows).wrong]


def test_a_table_that_adds_up_is_not_complained_of():
    found = check([HEAD, *ROWS, ["", "Tổng cộng", "9.831", "9.690", "141", "98,6 %"]])
    assert (found.number, found.wrong) == (6, [])


def test_two_digits_that_changed_places_are_found_and_named():
    """9,813 printed, 9,831 added: a slip of a hand-made report."""
    (found,) = check([HEAD, *ROWS, ["", "Tổng cộng", "9.813", "9.690", "141", "98,6 %"]]).wrong
    assert (found.row, found.column, found.printed, found.computed) == (4, 2, Decimal(9813), Decimal(9831))
    assert found.is_slip


def test_a_total_of_one_column_only_is_found_by_its_slip():
    rows = [["Agency", "Tasks"], ["A", "4,910"], ["B", "3,400"], ["C", "1,521"], ["Total", "9,813"]]
    assert wrong(rows) == [(4, 1, 9813, 9831)]


def test_a_row_whose_parts_do_not_make_its_total_is_found():
    rows = [HEAD, *ROWS[:2], ["3", "Hà Nội", "1.521", "1.500", "12", ""], ["", "Cộng", "9.831", "9.690", "132", ""]]
    assert wrong(rows) == [(3, 2, 1521, 1512), (4, 2, 9831, 9822)]


def test_the_total_may_stand_above_its_parts_and_sections_have_their_own():
    rows = [
        ["TT", "Đơn vị", "Giao", "Xong"],
        ["", "TỔNG SỐ", "60", "33"],
        ["I", "Bộ, ngành", "30", "13"],
        ["1", "Bộ A", "10", "5"],
        ["2", "Bộ B", "20", "8"],
        ["II", "Địa phương", "30", "20"],
        ["1", "Tỉnh C", "11", "9"],
        ["2", "Tỉnh D", "19", "10"],
    ]
    assert wrong(rows) == [(5, 3, 20, 19)]
    assert check(rows).number == 6


def test_japanese_and_english_labels_are_known():
    rows = [["機関", "件数", "完了"], ["A省", "1,200", "200"], ["B県", "300", "100"], ["合計", "1,500", "310"]]
    assert wrong(rows) == [(3, 2, 310, 300)]
    rows = [["", "2023", "2024"], ["North", "7", "8"], ["South", "1", "1"], ["Grand total", "8", "10"]]
    assert wrong(rows) == [(3, 2, 10, 9)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Telephone"], ["Lan", "0912345678"], ["Total", "2"]],
        [["Total number of tasks", "5"], ["Overdue", "3"]],
        [["a"]],
        [[""]],
    ],
)
def test_what_is_no_table_of_sums_gets_no_false_alarm(rows):
    assert check(rows).wrong == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("9.831", 9831), ("9,831", 9831), ("9\u00a0831", 9831), ("9831", 9831), ("-1.000.000", -1_000_000), ("0", 0)],
)
def test_a_number_is_read_in_every_language(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["86,4 %", "31/12/2017", "06-TB/BCĐ", "", "1.23.456", "(3)", "12a"])
def test_what_is_no_number_is_none(text):
    assert number_of(text) is None
