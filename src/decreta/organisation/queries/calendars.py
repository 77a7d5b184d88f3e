"""Which days the office works: the country's calendar, and the office's own days against it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import holidays

from decreta.organisation.models import CalendarDay, Organisation

COUNTRY = "VN"
_CACHE_SECONDS = 10.0
#: Read at a moment: by the code of the organisation ("" for all of them) and the day, whether it is worked.
_own_days: tuple[float, dict[tuple[str, dt.date], bool]] | None = None


def is_working_day(day: dt.date) -> bool:
    """Whether the office works that day: what holds in every organisation.

    Own days (`CalendarDay`) win; else the country's calendar with public holidays, days off given in exchange
    and the Saturdays worked for them (Labour Code of 2019, Articles 111-112; the yearly notices on exchanged days).
    """
    own = _own().get(("", day))
    return own if own is not None else bool(_general().is_working_day(day))


def calendar_of(organisation: Organisation | None) -> Callable[[dt.date], bool]:
    """Whether an organisation works on a day: its own days win over those of the organisations above it."""
    if organisation is None:
        return is_working_day
    codes = organisation.path.strip("/").split("/")[::-1]

    def works(day: dt.date) -> bool:
        known = _own()
        own = next((known[code, day] for code in codes if (code, day) in known), None)
        return own if own is not None else is_working_day(day)

    return works


def days_worked(organisation: Organisation | None, first: dt.date, last: dt.date) -> tuple[int, ...]:
    """How many working days there are from a first day up to each day until a last one: for counting inside SQL.

    Between the ends of two days lie as many working days as the figures differ by; the first day is not counted
    (Civil Code, Article 147).
    """
    path = organisation.path if organisation is not None else ""
    return _days_worked(path, first, last, frozenset(_own().items()))


@lru_cache(maxsize=32)
def _days_worked(path: str, first: dt.date, last: dt.date, own: frozenset[Any]) -> tuple[int, ...]:
    """The same, kept while no own day changes: a calendar of years takes as long as the page that asks for it."""
    known: dict[tuple[str, dt.date], bool] = dict(own)
    codes = [*path.strip("/").split("/")[::-1], ""]
    general, found, count = _general(), [], 0
    for number in range((last - first).days + 1):
        day = first + dt.timedelta(days=number)
        said = next((known[code, day] for code in codes if (code, day) in known), None)
        count += bool(general.is_working_day(day)) if said is None else said
        found.append(count)
    return tuple(found)


def forget() -> None:
    """Drop the cached own days, after an act has changed them (other processes follow within ten seconds)."""
    global _own_days
    _own_days = None


def _own() -> dict[tuple[str, dt.date], bool]:
    global _own_days
    if _own_days is None or time.monotonic() - _own_days[0] > _CACHE_SECONDS:
        rows = CalendarDay.objects.values_list("organisation__code", "day", "is_working")
        _own_days = (time.monotonic(), {(code or "", day): is_working for code, day, is_working in rows})
    return _own_days[1]


@lru_cache(maxsize=1)
def _general() -> holidays.HolidayBase:
    """The library's calendar; it fills in years as they are asked for."""
    return holidays.country_holidays(COUNTRY)
