"""The two clocks: the office's (which a demonstration may simulate) and the real one (security, log).

Acts read `now()`. Sessions, tokens, certificates' issue and the log's own time read `real_now()`.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.conf import settings

_frozen: ContextVar[dt.datetime | None] = ContextVar("frozen_clock", default=None)
_standing_in: ContextVar[tuple[dt.datetime, dt.date] | None] = ContextVar("standing_in_clock", default=None)
_CACHE_SECONDS = 1.0
_cached: tuple[float, dt.timedelta, dt.datetime | None] | None = None


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(settings.TIME_ZONE)


def real_now() -> dt.datetime:
    """The present moment, always real."""
    return dt.datetime.now(dt.UTC)


def now() -> dt.datetime:
    """The office's present moment."""
    if (others := _standing_in.get()) is not None:
        return others[0]
    frozen_at = _frozen.get()
    if frozen_at is not None:
        return frozen_at
    if not getattr(settings, "DECRETA_DEMO", False):
        return real_now()
    offset, stopped_at = _simulation()
    return stopped_at if stopped_at is not None else real_now() + offset


def today() -> dt.date:
    """The office's date."""
    if (others := _standing_in.get()) is not None:
        return others[1]
    return now().astimezone(zone()).date()


def is_standing() -> bool:
    """Whether a demonstration's clock has been stopped."""
    return bool(getattr(settings, "DECRETA_DEMO", False)) and _simulation()[1] is not None


def is_simulated() -> bool:
    """Whether `now()` differs from real time."""
    return _frozen.get() is not None or bool(getattr(settings, "DECRETA_DEMO", False))


def end_of_day(day: dt.date) -> dt.datetime:
    """The last instant of a day in the office's zone: the moment that "as of" a date means."""
    return dt.datetime.combine(day, dt.time.max, tzinfo=zone())


def start_of_day(day: dt.date) -> dt.datetime:
    """The first instant of a day in the office's zone (24:00 of the day before)."""
    return dt.datetime.combine(day, dt.time.min, tzinfo=zone())


@contextmanager
def frozen(moment: dt.datetime) -> Iterator[None]:
    """Hold the office's clock at one moment, for tests and for loading a history."""
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)


@contextmanager
def standing_in(moment: dt.datetime, day: dt.date) -> Iterator[None]:
    """Answer with stand-ins for now and today, while a statement is written (`core.prepared`)."""
    token = _standing_in.set((moment, day))
    try:
        yield
    finally:
        _standing_in.reset(token)


def forget() -> None:
    """Drop the cached simulation, after the presenter has moved the clock."""
    global _cached
    _cached = None


def _simulation() -> tuple[dt.timedelta, dt.datetime | None]:
    """Offset and stop of the demonstration's clock, read at most once a second in a process."""
    global _cached
    if _cached is None or time.monotonic() - _cached[0] > _CACHE_SECONDS:
        from decreta.core.models import SimulatedClock

        clock = SimulatedClock.objects.filter(pk=1).first()
        if clock is None:
            _cached = (time.monotonic(), dt.timedelta(0), None)
        else:
            _cached = (time.monotonic(), clock.offset, clock.stopped_at)
    return _cached[1], _cached[2]
