"""What runs by itself: directives whose review is due are told."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.reviews import domain
from decreta.reviews.queries.due import untold


def sweep(at: dt.datetime | None = None) -> int:
    """Tell of every review that is due at a moment; how many. Interrupted and repeated at will: none is told twice."""
    moment, by = at or clock.now(), Actor.system("reviews.sweep")
    due = list(untold(moment.astimezone(clock.zone()).date()))
    return sum(domain.remind(directive=one, by=by, at=moment) is not None for one in due)


@jobs.periodic("reviews.sweep", cron="9-59/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
