"""Deadlines as decisions state them, and the moment at which they lapse."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.core import periods
from decreta.core.deadlines import Deadline, DeadlineKind, PeriodUnit, lapses_at, period_words, words
from decreta.core.errors import Invalid

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = holidays.country_holidays("VN")


def worked(day: dt.date) -> bool:
    return CALENDAR.is_working_day(day)


def lapse(deadline: Deadline, started_on: dt.date | None = None) -> str:
    found = lapses_at(deadline, started_on=started_on, is_working_day=worked, zone=ZONE)
    return found.isoformat() if found else "never"


@pytest.mark.parametrize(
    ("deadline", "expected", "label"),
    [
        # 31 March 2025 is a Monday.
        (Deadline.of_month("2025-03"), "2025-04-01T00:00:00+07:00", "2025-03"),
        # 30 April and 1 May are holidays, 2 May is given off for Saturday 26 April, then comes the weekend.
        (Deadline.of_months("2025-03", "2025-04"), "2025-05-06T00:00:00+07:00", "2025-03/2025-04"),
        (Deadline.of_month("2025-04"), "2025-05-06T00:00:00+07:00", "2025-04"),
        # 31 May 2025 is a Saturday.
        (Deadline.of_month("2025-05"), "2025-06-03T00:00:00+07:00", "2025-05"),
        (Deadline.of_quarter("2025-Q2"), "2025-07-01T00:00:00+07:00", "2025-Q2"),
        (Deadline.of_year(2025), "2026-01-01T00:00:00+07:00", "2025"),
        # Saturday 26 April 2025 is worked in compensation.
        (Deadline.of_day(dt.date(2025, 4, 26)), "2025-04-27T00:00:00+07:00", "2025-04"),
        (Deadline.of_day(dt.date(2025, 3, 8)), "2025-03-11T00:00:00+07:00", "2025-03"),
        # 25 January to 2 February 2025 is the Lunar New Year with its weekends.
        (Deadline.of_month("2025-01"), "2025-02-04T00:00:00+07:00", "2025-01"),
        # Sunday 6 April, then the Hùng Kings' day.
        (Deadline.of_day(dt.date(2025, 4, 6)), "2025-04-09T00:00:00+07:00", "2025-04"),
        # Sunday 31 August, then two days of the National Day.
        (Deadline.of_month("2025-08"), "2025-09-04T00:00:00+07:00", "2025-08"),
        (Deadline.standing(), "never", ""),
        (Deadline.unstated(), "never", ""),
    ],
)
def test_t4_a_deadline_of_any_precision_lapses_at_24_00_of_its_last_working_day(deadline, expected, label):
    assert lapse(deadline) == expected
    assert deadline.period_label == label


def test_t4_whether_before_the_10th_includes_the_10th_is_data():
    tenth = dt.date(2025, 4, 10)
    assert lapse(Deadline.of_day(tenth, includes_day=True)) == "2025-04-11T00:00:00+07:00"
    assert lapse(Deadline.of_day(tenth, includes_day=False)) == "2025-04-10T00:00:00+07:00"


def test_t4_moving_a_last_day_off_is_a_rule_that_data_can_set_aside():
    fixed = Deadline.from_data({"kind": "month", "month": "2025-05", "roll_to_working_day": False})
    assert lapse(fixed) == "2025-06-01T00:00:00+07:00"


@pytest.mark.parametrize(
    ("amount", "unit", "started_on", "expected"),
    [
        # The day of the event is not counted.
        (1, PeriodUnit.WEEK, dt.date(2025, 3, 10), "2025-03-18T00:00:00+07:00"),
        (1, PeriodUnit.DAY, dt.date(2025, 3, 10), "2025-03-12T00:00:00+07:00"),
        (1, PeriodUnit.WEEK, dt.date(2025, 4, 24), "2025-05-06T00:00:00+07:00"),
        # Working days: Friday 25 April, then Saturday 26 April (compensation), then Monday.
        (2, PeriodUnit.WORKING_DAY, dt.date(2025, 4, 24), "2025-04-27T00:00:00+07:00"),
        (1, PeriodUnit.MONTH, dt.date(2025, 1, 31), "2025-03-01T00:00:00+07:00"),
    ],
)
def test_t8_a_deadline_after_an_event_runs_from_the_day_after_it(amount, unit, started_on, expected):
    assert lapse(Deadline.after_event("merger", amount, unit), started_on) == expected


def test_t8_a_deadline_after_an_event_has_no_lapse_before_the_event():
    assert lapse(Deadline.after_event("merger", 1, PeriodUnit.WEEK)) == "never"


def test_t5_only_a_stated_calendar_period_is_itemised():
    stated = [Deadline.of_day(dt.date(2025, 3, 1)), Deadline.of_month("2025-03"), Deadline.of_year(2025)]
    not_stated = [Deadline.standing(), Deadline.unstated(), Deadline.after_event("merger", 1, PeriodUnit.WEEK)]
    assert [each.is_itemised for each in stated] == [True] * 3
    assert [each.is_itemised for each in not_stated] == [False] * 3


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"kind": "soon"}, ["kind"]),
        ({"kind": "day"}, ["on"]),
        ({"kind": "day", "on": "31/03/2025"}, ["on"]),
        ({"kind": "month", "month": "2025-13"}, ["month"]),
        ({"kind": "month_range", "first": "2025-4", "last": "May"}, ["first", "last"]),
        ({"kind": "month_range", "first": "2025-04", "last": "2025-04"}, ["last"]),
        ({"kind": "quarter", "quarter": "2025-Q5"}, ["quarter"]),
        ({"kind": "year", "year": 25}, ["year"]),
        ({"kind": "event", "amount": 0}, ["event_key", "amount", "unit"]),
    ],
)
def test_a_deadline_that_cannot_be_computed_is_refused_with_everything_that_is_wrong(data, fields):
    with pytest.raises(Invalid) as refused:
        Deadline.from_data(data)
    assert [problem.field for problem in refused.value.problems] == fields


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (Deadline.of_month("2025-03"), ("in March 2025", "trong tháng 3 năm 2025", "2025年3月中")),
        (
            Deadline.of_months("2025-03", "2025-04"),
            ("from March 2025 to April 2025", "từ tháng 3 năm 2025 đến tháng 4 năm 2025", "2025年3月から2025年4月まで"),
        ),
        (
            Deadline.of_quarter("2025-Q2"),
            ("in the second quarter of 2025", "trong quý II năm 2025", "2025年第2四半期中"),
        ),
        (Deadline.of_year(2025), ("in the year 2025", "trong năm 2025", "2025年中")),
        (
            Deadline.of_day(dt.date(2025, 5, 10), includes_day=False),
            ("before 10 May 2025", "trước ngày 10 tháng 5 năm 2025", "2025年5月10日より前"),
        ),
        (
            Deadline.after_event("merger", 1, PeriodUnit.WEEK),
            (
                "within 1 week from the event",
                "trong thời hạn 1 tuần kể từ thời điểm phát sinh sự kiện",
                "事由の発生から1週間以内",
            ),
        ),
        (Deadline.standing(), ("standing", "thường xuyên", "常時")),
        (Deadline.unstated(), ("no deadline stated", "không nêu thời hạn", "期限の定めなし")),
    ],
)
def test_a_deadline_is_said_in_three_languages(deadline, said):
    assert tuple(words(deadline, language) for language in ("en", "vi", "ja")) == said


def test_a_period_label_of_a_report_is_said_in_words():
    labels = ("2025-03", "2025-03/2025-04", "2025-Q1", "2025", "")
    expected = ["March 2025", "March 2025 to April 2025", "the first quarter of 2025", "the year 2025", "not itemised"]
    assert [period_words(label) for label in labels] == expected


DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
EVENTS = st.builds(Deadline.after_event, st.just("merger"), st.integers(1, 40), st.sampled_from(PeriodUnit))
DEADLINES = st.one_of(
    st.builds(Deadline.of_day, DAYS, includes_day=st.booleans()),
    DAYS.map(lambda day: Deadline.of_month(f"{day:%Y-%m}")),
    st.builds(
        lambda year, quarter: Deadline.of_quarter(f"{year}-Q{quarter}"), st.integers(2020, 2030), st.integers(1, 4)
    ),
    st.integers(2020, 2030).map(Deadline.of_year),
    EVENTS,
    st.just(Deadline.standing()),
    st.just(Deadline.unstated()),
)


@given(DEADLINES)
def test_a_deadline_survives_its_json_form(deadline):
    assert Deadline.from_data(deadline.to_data()) == deadline


@given(DEADLINES, DAYS)
def test_a_lapse_is_midnight_after_a_working_day_and_never_before_the_last_day_stated(deadline, started_on):
    found = lapses_at(deadline, started_on=started_on, is_working_day=worked, zone=ZONE)
    if deadline.kind in {DeadlineKind.STANDING, DeadlineKind.UNSTATED}:
        assert found is None
        return
    last = found.astimezone(ZONE).date() - dt.timedelta(days=1)
    assert found.astimezone(ZONE).time() == dt.time(0)
    assert worked(last)
    assert last >= deadline.last_day(started_on=started_on, is_working_day=worked)


@given(DAYS, st.integers(1, 60))
def test_months_are_added_to_the_same_day_or_the_last_of_a_shorter_month(day, months):
    found = periods.add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and found == periods.last_day_of_month(found.year, found.month))


@given(st.dates(dt.date(2024, 12, 1), dt.date(2026, 2, 28)), st.integers(1, 40), st.sampled_from(PeriodUnit))
def test_the_last_day_is_worked_and_nobody_loses_or_gains_a_worked_day(started_on, amount, unit):
    """Civil Code, Articles 147-148, counted day by day."""
    deadline = Deadline.after_event("merger", min(amount, 3) if unit is PeriodUnit.MONTH else amount, unit)
    found = lapses_at(deadline, started_on=started_on, is_working_day=worked, zone=ZONE)
    assert found is not None
    last = found.date() - dt.timedelta(days=1)
    assert worked(last)
    counted = [started_on + dt.timedelta(days=n) for n in range(1, (last - started_on).days + 1)]
    match unit:
        case PeriodUnit.WORKING_DAY:
            assert sum(worked(day) for day in counted) == amount
        case PeriodUnit.DAY | PeriodUnit.WEEK:
            whole = amount * (7 if unit is PeriodUnit.WEEK else 1)
            assert len(counted) >= whole
            assert not any(worked(day) for day in counted[whole - 1 : -1])
        case PeriodUnit.MONTH:
            assert last >= periods.add_months(started_on, deadline.amount or 0)
