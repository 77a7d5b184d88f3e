"""When a scheduled report is due: by the calendar of working days, once in each period."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from decreta.reporting.enums import AsOf, Rhythm
from decreta.reporting.slots import Slot, slots

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def works(day: dt.date) -> bool:
    """Monday to Friday, but the first of May and the second of September 2025, and a Saturday worked instead."""
    holidays = {dt.date(2025, 5, 1), dt.date(2025, 5, 2), dt.date(2025, 9, 2)}
    return day == dt.date(2025, 4, 26) or (day.weekday() < 5 and day not in holidays)


def due(rhythm: str, day: int, since: str, until: str, as_of: str = AsOf.DAY_BEFORE) -> list[Slot]:
    first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    return list(slots(rhythm=rhythm, day=day, as_of=as_of, since=first, until=last, works=works))


def test_every_thursday_and_the_next_working_day_where_it_is_a_day_off():
    found = due(Rhythm.WEEKLY, 4, "2025-04-21", "2025-05-09")
    assert [(one.period, one.due_on.isoformat()) for one in found] == [
        ("2025-W17", "2025-04-24"),
        ("2025-W18", "2025-05-05"),
        ("2025-W19", "2025-05-08"),
    ]
    assert found[1].as_of == dt.date(2025, 5, 4) and found[1].than == dt.date(2025, 4, 23)


def test_the_first_and_the_last_working_day_of_a_month():
    first = due(Rhythm.MONTHLY, 1, "2025-04-15", "2025-07-01")
    assert [one.due_on.isoformat() for one in first] == ["2025-05-05", "2025-06-02", "2025-07-01"]
    last = due(Rhythm.MONTHLY, -1, "2025-04-01", "2025-05-31")
    assert [one.due_on.isoformat() for one in last] == ["2025-04-30", "2025-05-30"]


def test_a_monthly_report_can_be_of_the_end_of_the_month_before():
    (found,) = due(Rhythm.MONTHLY, 3, "2025-05-01", "2025-05-31", AsOf.PERIOD_BEFORE)
    assert found == Slot("2025-05", dt.date(2025, 5, 7), dt.date(2025, 4, 30), dt.date(2025, 3, 31))


def test_a_quarterly_report_is_due_in_the_first_month_of_the_quarter():
    found = due(Rhythm.QUARTERLY, 5, "2025-01-01", "2025-12-31", AsOf.PERIOD_BEFORE)
    assert [(one.period, one.as_of.isoformat()) for one in found] == [
        ("2025-Q1", "2024-12-31"),
        ("2025-Q2", "2025-03-31"),
        ("2025-Q3", "2025-06-30"),
        ("2025-Q4", "2025-09-30"),
    ]


def test_nothing_is_due_before_it_was_ordered():
    assert due(Rhythm.MONTHLY, 1, "2025-04-02", "2025-04-30") == []


@given(
    rhythm=st.sampled_from(list(Rhythm)), day=st.integers(1, 7), since=DAYS, length=st.integers(0, 500), data=st.data()
)
def test_each_period_comes_once_in_order_never_twice_however_the_days_are_cut(rhythm, day, since, length, data):
    until = since + dt.timedelta(days=length)
    rule = data.draw(st.sampled_from(list(AsOf)))
    whole = list(slots(rhythm=rhythm, day=day, as_of=rule, since=since, until=until, works=works))
    assert len({one.period for one in whole}) == len(whole)
    assert [one.due_on for one in whole] == sorted(one.due_on for one in whole)
    assert all(works(one.due_on) and one.as_of < one.due_on and one.than < one.as_of for one in whole)
    middle = since + dt.timedelta(days=data.draw(st.integers(0, length)))
    parts = [
        *slots(rhythm=rhythm, day=day, as_of=rule, since=since, until=middle, works=works),
        *slots(rhythm=rhythm, day=day, as_of=rule, since=middle + dt.timedelta(days=1), until=until, works=works),
    ]
    assert parts == whole
