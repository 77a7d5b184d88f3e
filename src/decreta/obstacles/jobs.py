"""What runs by itself: obstacles that are not answered come up."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock, jobs
from decreta.core.actor import Actor
from decreta.obstacles import domain
from decreta.obstacles.queries.ladders import in_force


def sweep(at: dt.datetime | None = None) -> int:
    """Let every rung of every ladder fire that is due; gives the number of batches. Repeated at will: no rung fires twice in a round."""
    moment, by, batches = at or clock.now(), Actor.system("obstacles.sweep"), 0
    for held in in_force():
        for rung in held.rungs:
            after = None
            while after := domain.escalate(rung=rung, held=held, by=by, at=moment, after=after):
                batches += 1
    return batches


@jobs.periodic("obstacles.sweep", cron="4-59/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
