"""What runs by itself: tasks about which something was recorded are counted anew, and those that come again open."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.directives.domain import counting
from decreta.directives.domain.recurring import open_occurrence
from decreta.directives.queries.recurrence import due_to_open


@jobs.job(counting.JOB, is_retried=False)
def count_anew() -> None:
    """Count what was noted. What fails is noted still, and comes again with the next entry or the next sweep."""
    counting.count_anew()


@jobs.periodic("directives.count_periodically", cron="*/10 * * * *")
def count_periodically() -> None:
    """The same after an upgrade, and where a worker died."""
    counting.count_anew()


def open_due(at: dt.datetime | None = None) -> int:
    """Open every occurrence whose day has come; how many. May be interrupted and repeated at will: none opens twice.

    After a stop of the machine those that were missed open one after another, each with the deadline that it has.
    """
    moment, number = at or clock.now(), 0
    by = Actor.system("directives.recurrence")
    for task_id in due_to_open(moment.astimezone(clock.zone()).date()):
        while open_occurrence(task_id=task_id, by=by, at=at) is not None:
            number += 1
    return number


@jobs.periodic("directives.open_occurrences", cron="*/10 * * * *")
def open_periodically() -> None:
    """The same at the office's present moment."""
    open_due()
