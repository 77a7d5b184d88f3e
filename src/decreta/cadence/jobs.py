"""What runs by itself: reports that are due soon or were missed are told."""

from __future__ import annotations

import datetime as dt

from decreta.cadence import domain
from decreta.cadence.domain.reminding import BATCH
from decreta.cadence.enums import Said
from decreta.cadence.queries.keeping import groups
from decreta.core import clock, jobs
from decreta.core.actor import Actor


def sweep(at: dt.datetime | None = None, *, batch: int = BATCH) -> dict[Said, int]:
    """Tell everything that is to be told at a moment. Interrupted and repeated at will: nothing is told twice."""
    moment, by = at or clock.now(), Actor.system("cadence.sweep")
    day = moment.astimezone(clock.zone()).date()
    ended, running = groups(day)
    near = [one for one in running if one.period.last - dt.timedelta(days=one.rule.ahead) <= day]
    told = dict.fromkeys(Said, 0)
    for said, due in ((Said.MISSED, ended), (Said.NEAR, near)):
        for group in due:
            while number := domain.remind(group=group, said=said, by=by, at=moment, batch=batch):
                told[said] += number
    return told


@jobs.periodic("cadence.sweep", cron="7-59/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()
