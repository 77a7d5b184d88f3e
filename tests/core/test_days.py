"""Days as people write them: three languages, figures in either order, the years of an emperor."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.core.days import Order, read_day
from decreta.core.deadline_reading import DayUnclearError, day_in, read_deadline
from decreta.core.deadlines import Deadline, PeriodUnit, words
from decreta.core.errors import Invalid

FIFTH = dt.date(2026, 3, 5)
DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2150, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05",
        "2026/3/5 00:00:00",
        "ngày 05 tháng 3 năm 2026",
        "5 tháng 03 năm 2026",
        "5 March 2026",
        "March 5th, 2026",
        "2026年3月5日",
        "２０２６年３月５日(木)",
        "令和8年3月5日",
        "R8.3.5",
    ],
)
def test_a_day_that_is_written_out_has_one_meaning(text):
    reading = read_day(text)
    assert reading is not None
    assert (reading.day_first, reading.month_first, reading.is_ambiguous) == (FIFTH, FIFTH, False)


def test_figures_may_be_read_in_two_orders_and_nobody_guesses():
    reading = read_day("05/03/2026")
    assert reading is not None
    assert reading.is_ambiguous
    assert (reading.by(Order.DAY_FIRST), reading.by(Order.MONTH_FIRST)) == (FIFTH, dt.date(2026, 5, 3))


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "30 February 2026", "令和8年2月30日"])
def test_a_day_that_does_not_exist_is_read_as_a_day_and_is_none(text):
    reading = read_day(text)
    assert reading is not None
    assert (reading.day_first, reading.month_first) == (None, None)


@pytest.mark.parametrize("text", ["", "tháng 3/2026", "05/03/26", "sớm nhất có thể", "12"])
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


@given(DAYS)
def test_every_day_is_read_as_it_was_written(day):
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "ngày %d tháng %m năm %Y", "%Y年%m月%d日"):
        reading = read_day(day.strftime(pattern))
        assert reading is not None
        assert reading.day_first == day


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("trong tháng 3/2025", Deadline.of_month("2025-03")),
        ("hoàn thành trong tháng 3 năm 2025", Deadline.of_month("2025-03")),
        ("T3/2025", Deadline.of_month("2025-03")),
        ("03/2025", Deadline.of_month("2025-03")),
        ("March 2025", Deadline.of_month("2025-03")),
        ("2025年3月末まで", Deadline.of_month("2025-03")),
        ("Quý II/2025", Deadline.of_quarter("2025-Q2")),
        ("2025年第2四半期", Deadline.of_quarter("2025-Q2")),
        ("năm 2025", Deadline.of_year(2025)),
        ("2025年中", Deadline.of_year(2025)),
        ("tháng 3 - 4/2025", Deadline.of_months("2025-03", "2025-04")),
        ("từ tháng 3 năm 2025 đến tháng 5 năm 2025", Deadline.of_months("2025-03", "2025-05")),
        ("6 tháng đầu năm 2025", Deadline.of_months("2025-01", "2025-06")),
        ("2025年3月から5月まで", Deadline.of_months("2025-03", "2025-05")),
        ("31/3/2025", Deadline.of_day(dt.date(2025, 3, 31))),
        ("chậm nhất ngày 15 tháng 4 năm 2025", Deadline.of_day(dt.date(2025, 4, 15))),
        ("trước ngày 31/3/2025", Deadline.of_day(dt.date(2025, 3, 31), includes_day=False)),
        ("trước 17 giờ ngày 20/3/2025", Deadline.of_day(dt.date(2025, 3, 20))),
        ("2025年3月31日まで", Deadline.of_day(dt.date(2025, 3, 31))),
        ("Thường xuyên", Deadline.standing()),
        ("", Deadline.unstated()),
        ("期限未定", Deadline.unstated()),
    ],
)
def test_a_deadline_is_read_at_the_precision_at_which_it_was_said(text, deadline):
    assert read_deadline(text) == deadline


def test_a_deadline_from_an_event_keeps_the_words_of_the_event():
    said = "Trong thời hạn 01 tuần kể từ khi địa phương có thông tin sáp nhập huyện, xã"
    deadline = read_deadline(said)
    assert (deadline.amount, deadline.unit) == (1, PeriodUnit.WEEK)
    assert deadline.event_key == "dia-phuong-co-thong-tin-sap-nhap-huyen-xa"
    assert dict(deadline.event_words) == {"vi": "địa phương có thông tin sáp nhập huyện, xã"}


@pytest.mark.parametrize(
    ("text", "code"),
    [("31/02/2026", "no_such_day"), ("tháng 13/2025", ""), ("sớm", "unreadable_deadline"), ("tháng 5 - 3/2025", "")],
)
def test_what_cannot_be_a_deadline_is_refused(text, code):
    with pytest.raises(Invalid) as refused:
        read_deadline(text)
    assert refused.value.problems[0].code == code


def test_a_deadline_of_unclear_order_asks():
    with pytest.raises(DayUnclearError):
        read_deadline("trước ngày 05/03/2026", order=None)
    assert read_deadline("05/03/2026", order=Order.MONTH_FIRST).on == dt.date(2026, 5, 3)
    assert (day_in("trước ngày 05/03/2026"), day_in("tháng 3/2026")) == ("05/03/2026", "")


@given(
    st.one_of(
        DAYS.map(Deadline.of_day),
        DAYS.map(lambda day: Deadline.of_month(f"{day:%Y-%m}")),
        DAYS.map(lambda day: Deadline.of_quarter(f"{day.year}-Q{(day.month + 2) // 3}")),
        DAYS.map(lambda day: Deadline.of_year(day.year)),
        DAYS.map(lambda day: Deadline.of_months(f"{day.year}-01", f"{day.year + 1}-{day.month:02d}")),
        st.just(Deadline.standing()),
        st.just(Deadline.unstated()),
    ),
    st.sampled_from(["vi", "en", "ja"]),
)
def test_a_deadline_that_is_said_is_read_back(deadline, language):
    assert read_deadline(words(deadline, language)) == deadline
