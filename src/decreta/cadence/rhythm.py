"""Days on which reports are due, by a rule: pure arithmetic of days.

A period ends with the day on which its report is due; the next one begins on the day after. A report made on any day of a
period satisfies it. Only whole periods count: work that is assigned in the middle of one first reports at the end of the next.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from decreta.cadence.enums import Unit

#: A rule of every day for thirty years has no more periods.
_MOST = 12_000
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From when until when one report is wanted, both days within."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Rhythm:
    """Every `every` days, weeks or months; of weeks `day` is the weekday (Monday is 1), of months the day, at most its last.

    `first_on` is the day on which the first period begins; none ends behind `until_on`.
    """

    unit: str
    every: int
    day: int
    first_on: dt.date
    until_on: dt.date | None = None

    def due(self, number: int) -> dt.date:
        """The last day of a period, counted from nought."""
        if self.unit == Unit.DAY:
            return self.first_on + dt.timedelta(days=self.every * (number + 1) - 1)
        if self.unit == Unit.WEEK:
            ahead = (self.day - self.first_on.isoweekday()) % 7
            return self.first_on + dt.timedelta(days=ahead + 7 * self.every * number)
        months = self.first_on.year * 12 + self.first_on.month - 1 + self.every * number
        if _in_month(self.first_on.year * 12 + self.first_on.month - 1, self.day) < self.first_on:
            months += 1
        return _in_month(months, self.day)

    def periods(self) -> Iterator[Period]:
        """Every period, in order, as long as the rule lasts."""
        if self.unit == Unit.NEVER:
            return
        first = self.first_on
        for number in range(_MOST):
            last = self.due(number)
            if self.until_on is not None and last > self.until_on:
                return
            yield Period(first, last)
            first = last + _ONE

    def around(self, day: dt.date) -> tuple[Period | None, Period | None]:
        """The newest period that has ended before a day, and the one in which the day is (or that comes next)."""
        before = None
        for one in self.periods():
            if one.last >= day:
                return before, one
            before = one
        return before, None


def _in_month(months: int, day: int) -> dt.date:
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))
