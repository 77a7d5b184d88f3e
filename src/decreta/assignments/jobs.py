"""What runs by itself: the sweep over deadlines that come near or pass."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from decreta.assignments.domain.receipts import KEYS, fire_not_received
from decreta.assignments.domain.reminders import BATCH, fire_rung
from decreta.assignments.enums import RungKind
from decreta.assignments.ladder import Ladder, Step
from decreta.assignments.queries.ladders import in_force
from decreta.core import clock, jobs
from decreta.core.actor import Actor


@dataclass(frozen=True)
class SweepResult:
    """How many rungs of each kind one sweep fired."""

    remind: int = 0
    near_due: int = 0
    last_day: int = 0
    overdue: int = 0
    letter: int = 0
    escalate: int = 0
    not_received: int = 0

    @property
    def total(self) -> int:
        reminded = self.remind + self.near_due + self.last_day + self.overdue
        return reminded + self.letter + self.escalate + self.not_received


def sweep(at: dt.datetime | None = None, *, batch: int = BATCH) -> SweepResult:
    """Fire every rung that is due at a moment. May be interrupted and repeated at will: nothing fires twice."""
    moment = at or clock.now()
    by = Actor.system("assignments.sweep")
    fired: Counter[str] = Counter()
    for ladder in in_force():
        for step in ladder.steps:
            fired[step.kind.value] += _fire_all(step, ladder, moment, by, batch)
    for tells in KEYS:
        while told := fire_not_received(tells=tells, by=by, at=moment, batch=batch):
            fired[RungKind.NOT_RECEIVED.value] += len(told)
    return SweepResult(**fired)


def _fire_all(step: Step, ladder: Ladder, at: dt.datetime, by: Actor, batch: int) -> int:
    fired, after = 0, None
    while done := fire_rung(step=step, ladder=ladder, by=by, at=at, batch=batch, after=after):
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
