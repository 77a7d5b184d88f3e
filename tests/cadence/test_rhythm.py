"""Days on which reports are due follow from a rule alone."""

from __future__ import annotations

import datetime as dt
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from decreta.cadence.rhythm import Rhythm


def dues(rhythm: Rhythm, number: int = 4) -> list[str]:
    return [str(one.last) for one in islice(rhythm.periods(), number)]


def test_every_month_by_a_day_and_a_shorter_month_ends_with_its_last() -> None:
    assert dues(Rhythm("month", 1, 25, dt.date(2025, 3, 18))) == [
        "2025-03-25",
        "2025-04-25",
        "2025-05-25",
        "2025-06-25",
    ]
    assert dues(Rhythm("month", 1, 31, dt.date(2025, 1, 31)), 3) == ["2025-01-31", "2025-02-28", "2025-03-31"]
    assert dues(Rhythm("month", 3, 10, dt.date(2025, 3, 18)), 2) == ["2025-04-10", "2025-07-10"]


def test_every_second_week_by_a_weekday_and_every_ten_days() -> None:
    assert dues(Rhythm("week", 2, 5, dt.date(2025, 3, 18)), 3) == ["2025-03-21", "2025-04-04", "2025-04-18"]
    assert dues(Rhythm("day", 10, 0, dt.date(2025, 3, 1)), 2) == ["2025-03-10", "2025-03-20"]
    assert dues(Rhythm("never", 1, 0, dt.date(2025, 3, 1))) == []
    assert dues(Rhythm("week", 1, 1, dt.date(2025, 3, 18), until_on=dt.date(2025, 4, 1))) == [
        "2025-03-24",
        "2025-03-31",
    ]


@given(
    unit=st.sampled_from(["day", "week", "month"]),
    every=st.integers(1, 12),
    day=st.integers(1, 31),
    first=st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)),
    at=st.dates(dt.date(2020, 1, 1), dt.date(2034, 12, 31)),
)
def test_periods_follow_each_other_without_gap_and_every_day_has_one(
    unit: str, every: int, day: int, first: dt.date, at: dt.date
) -> None:
    rhythm = Rhythm(unit, every, day if unit == "month" else 1 + day % 7, first)
    periods = list(islice(rhythm.periods(), 8))
    assert periods[0].first == first
    assert all(one.first <= one.last for one in periods)
    assert all(after.first == before.last + dt.timedelta(days=1) for before, after in pairwise(periods))
    before, now = rhythm.around(at)
    assert now is not None and now.last >= at
    assert before is None or before.last == now.first - dt.timedelta(days=1) < at
