"""When a scheduled report is due, and for which day: pure arithmetic over a calendar of working days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from decreta.core.deadlines import next_working_day
from decreta.reporting.enums import AsOf, Rhythm

WorkingDay = Callable[[dt.date], bool]
_LAST: Final = -1
_MONTHS: Final = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}


@dataclass(frozen=True)
class Slot:
    """One time that a report is due: in which period, on which day, for the end of which day, compared with which."""

    period: str
    due_on: dt.date
    as_of: dt.date
    than: dt.date


def slots(*, rhythm: str, day: int, as_of: str, since: dt.date, until: dt.date, works: WorkingDay) -> Iterator[Slot]:
    """Every time that a report is due from one day to another, in order."""
    first = _before(_first_of(since, rhythm), rhythm)
    while first <= until:
        due = _due(first, rhythm, day, works)
        if since <= due <= until:
            earlier = _before(first, rhythm)
            yield Slot(
                period=_name(first, rhythm),
                due_on=due,
                as_of=_as_of(first, due, as_of),
                than=_as_of(earlier, _due(earlier, rhythm, day, works), as_of),
            )
        first = _after(first, rhythm)


def _first_of(day: dt.date, rhythm: str) -> dt.date:
    """The first day of the period in which a day lies."""
    if rhythm == Rhythm.WEEKLY:
        return day - dt.timedelta(days=day.weekday())
    month = day.month if rhythm == Rhythm.MONTHLY else 3 * ((day.month - 1) // 3) + 1
    return dt.date(day.year, month, 1)


def _after(first: dt.date, rhythm: str) -> dt.date:
    if rhythm == Rhythm.WEEKLY:
        return first + dt.timedelta(days=7)
    months = first.year * 12 + first.month - 1 + _MONTHS[Rhythm(rhythm)]
    return dt.date(months // 12, months % 12 + 1, 1)


def _before(first: dt.date, rhythm: str) -> dt.date:
    return _first_of(first - dt.timedelta(days=1), rhythm)


def _due(first: dt.date, rhythm: str, day: int, works: WorkingDay) -> dt.date:
    """The day in a period: of a week the one named, or the next on which is worked; else the nth on which is worked.

    A month with fewer working days than that has its last one.
    """
    if rhythm == Rhythm.WEEKLY:
        return next_working_day(first + dt.timedelta(days=day - 1), works)
    end = _after(first, rhythm)
    worked = [one for one in _days(first, end) if works(one)]
    if not worked:
        return next_working_day(end, works)
    return worked[_LAST] if day == _LAST else worked[min(day, len(worked)) - 1]


def _days(first: dt.date, end: dt.date) -> Iterator[dt.date]:
    while first < end:
        yield first
        first += dt.timedelta(days=1)


def _as_of(first: dt.date, due: dt.date, rule: str) -> dt.date:
    """The end of which day: the one before it is made, or the last of the period before."""
    return (due if rule == AsOf.DAY_BEFORE else first) - dt.timedelta(days=1)


def _name(first: dt.date, rhythm: str) -> str:
    if rhythm == Rhythm.WEEKLY:
        year, week, _day = first.isocalendar()
        return f"{year}-W{week:02d}"
    if rhythm == Rhythm.QUARTERLY:
        return f"{first.year}-Q{(first.month - 1) // 3 + 1}"
    return f"{first.year}-{first.month:02d}"
