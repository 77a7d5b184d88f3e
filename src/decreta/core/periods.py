"""Calendar periods as offices name them: months, ranges of months, quarters, years. Pure arithmetic on dates."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def month_of(text: str) -> tuple[int, int]:
    """Year and month of `2025-03`. ValueError for anything else."""
    found = _MONTH.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[1]), int(found[2])


def quarter_of(text: str) -> tuple[int, int]:
    """Year and quarter of `2025-Q1`. ValueError for anything else."""
    found = _QUARTER.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[1]), int(found[2])


def last_day_of_month(year: int, month: int) -> dt.date:
    """28 to 31 of that month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last day of a month that is too short (Civil Code, Article 148(3))."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
