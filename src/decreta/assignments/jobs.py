"""What runs by itself: the sweep over deadlines that come near or pass."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from decreta.assignments.domain.reminders import BATCH, fire_rung
from decreta.assignments.enums import RungKind
from decreta.assignments.queries.due import near_due
from decreta.core import clock, jobs
from decreta.core.actor import Actor


@dataclass(frozen=True)
class SweepResult:
    """How many reminders of each kind one sweep fired."""

    near_due: int = 0
    last_day: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        return self.near_due + self.last_day + self.overdue


def sweep(at: dt.datetime | None = None, *, batch: int = BATCH) -> SweepResult:
    """Fire every reminder that is due at a moment. May be interrupted and repeated at will: nothing fires twice."""
    moment = at or clock.now()
    near = near_due()
    by = Actor.system("assignments.sweep")
    return SweepResult(**{kind.value: _fire_all(kind, moment, near, by, batch) for kind in RungKind})


def _fire_all(kind: RungKind, at: dt.datetime, near: dt.timedelta, by: Actor, batch: int) -> int:
    fired, after = 0, None
    while done := fire_rung(kind=kind, by=by, at=at, near=near, batch=batch, after=after):
        fired, after = fired + done.number, done.until
    return fired


@jobs.periodic("assignments.sweep", cron="*/10 * * * *")
def sweep_periodically() -> None:
    """The sweep at the office's present moment."""
    sweep()


@jobs.job("assignments.sweep_now")
def sweep_now() -> None:
    """The same on demand, after the presenter of a demonstration has moved the clock."""
    sweep()
