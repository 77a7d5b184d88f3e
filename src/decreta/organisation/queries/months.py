"""The months of a year as weeks of days, for a calendar at a glance."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import date_format

from decreta.organisation.queries.days_off import SpecialDay

_SATURDAY = 5


@dataclass(frozen=True)
class Day:
    """One day of the glance."""

    day: dt.date
    is_off: bool
    special: SpecialDay | None
    is_today: bool


@dataclass(frozen=True)
class Month:
    """A month in weeks from Monday; None where a week reaches into another month."""

    first: dt.date
    weeks: list[list[Day | None]]

    @property
    def name(self) -> str:
        """The month in the reader's language."""
        return date_format(self.first, "F")


def months_of(year: int, special: Mapping[dt.date, SpecialDay], today: dt.date) -> list[Month]:
    """The twelve months. No statement."""
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY)

    def shown(day: dt.date, month: int) -> Day | None:
        if day.month != month:
            return None
        found = special.get(day)
        is_off = not found.is_working if found else day.weekday() >= _SATURDAY
        return Day(day, is_off, found, day == today)

    return [
        Month(
            dt.date(year, month, 1),
            [[shown(day, month) for day in week] for week in weeks.monthdatescalendar(year, month)],
        )
        for month in range(1, 13)
    ]
