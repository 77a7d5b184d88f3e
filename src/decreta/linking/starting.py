"""When a task may begin that waits for another: the day after the end of the other, and so many days more."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.core.deadlines import WorkingDay, next_working_day
from decreta.linking.enums import LagUnit


def may_begin_on(finish: dt.date, lag: int, unit: str, is_working_day: WorkingDay) -> dt.date:
    """The first day on which it may begin: with no lag the next day, by working days one that is worked."""
    if unit != LagUnit.WORKING_DAY:
        return finish + dt.timedelta(days=lag + 1)
    day = next_working_day(finish + dt.timedelta(days=1), is_working_day)
    for _counted in range(lag):
        day = next_working_day(day + dt.timedelta(days=1), is_working_day)
    return day


def last_day(lapses_at: dt.datetime | None) -> dt.date | None:
    """The day that a deadline ends: what lapses at 24:00 belongs to the day that ends then."""
    if lapses_at is None:
        return None
    return (lapses_at.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date()


def expected_finish(
    *, is_done: bool, reported_on: dt.date | None, deadline: dt.date | None, forecast: dt.date | None, today: dt.date
) -> dt.date | None:
    """When a task is finished as far as is known: reported, else forecast, else due; what is late ends today at best."""
    if is_done:
        return reported_on or deadline
    planned = forecast or deadline
    return None if planned is None else max(planned, today)
