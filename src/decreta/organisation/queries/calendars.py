"""Which days the office works: the country's calendar, and the office's own days against it."""

from __future__ import annotations

import datetime as dt
import time
from functools import lru_cache

import holidays

from decreta.organisation.models import CalendarDay

COUNTRY = "VN"
_CACHE_SECONDS = 10.0
_own_days: tuple[float, dict[dt.date, bool]] | None = None


def is_working_day(day: dt.date) -> bool:
    """Whether the office works that day.

    Own days (`CalendarDay`) win; else the country's calendar with public holidays, days off given in exchange
    and the Saturdays worked for them (Labour Code of 2019, Articles 111-112; the yearly notices on exchanged days).
    """
    own = _own().get(day)
    return own if own is not None else bool(_general().is_working_day(day))


def forget() -> None:
    """Drop the cached own days, after an act has changed them (other processes follow within ten seconds)."""
    global _own_days
    _own_days = None


def _own() -> dict[dt.date, bool]:
    global _own_days
    if _own_days is None or time.monotonic() - _own_days[0] > _CACHE_SECONDS:
        rows = CalendarDay.objects.values_list("day", "is_working")
        _own_days = (time.monotonic(), dict(rows))
    return _own_days[1]


@lru_cache(maxsize=1)
def _general() -> holidays.HolidayBase:
    """The library's calendar; it fills in years as they are asked for."""
    return holidays.country_holidays(COUNTRY)
