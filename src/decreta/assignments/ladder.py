"""A ladder: what fires by itself as a deadline comes near and passes, rung above rung, as data.

A rung is reached when its offset from the lapse has come. Of the rungs that tell one audience the highest that is
reached speaks; those below it that had no time to speak (the machine stood still, the work was assigned late) are
passed over, and that is recorded with the rung that fired.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from decreta.assignments.enums import Audience, Colour, RungKind
from decreta.core import clock
from decreta.core.deadlines import WorkingDay

#: The keys of the three reminders that every installation begins with; what fired before ladders were data bears them.
NEAR_KEY = UUID("5a7e0001-0000-4000-8000-000000000001")
LAST_KEY = UUID("5a7e0001-0000-4000-8000-000000000002")
OVERDUE_KEY = UUID("5a7e0001-0000-4000-8000-000000000003")
_LONGEST_REST = 400


@dataclass(frozen=True)
class Step:
    """One rung of a ladder. Its key stays the same through all versions, so that an edited rung does not fire again.

    `days` are counted from the lapse, negative ones before it. Without roles or matters it is for all of them.
    """

    kind: RungKind
    tells: Audience
    days: int
    key: UUID
    in_working_days: bool = False
    colour: str = ""
    roles: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    #: The row of the version that is in force; none for what is built in.
    row_id: UUID | None = None

    @property
    def rank(self) -> float:
        """Where it stands among others of its audience: a working day counts as seven fifths of a day."""
        return self.days * 1.4 if self.in_working_days else float(self.days)

    def is_for(self, *, role: str, matter: str, is_urgeable: bool) -> bool:
        """Whether it concerns an assignment of a role and a kind of matter."""
        return (
            (not self.roles or role in self.roles)
            and (not self.matters or matter in self.matters)
            and (self.kind != RungKind.LETTER or is_urgeable)
        )

    def reached_until(self, at: dt.datetime, works: WorkingDay) -> dt.datetime:
        """The latest lapse for which this rung is reached at a moment."""
        return reached_until(self.days, at, works if self.in_working_days else None)


def reached_until(days: int, at: dt.datetime, works: WorkingDay | None = None) -> dt.datetime:
    """The latest moment after which `days` have passed (negative: before which they are left); working days with `works`."""
    if works is None:
        return at - dt.timedelta(days=days)
    if days == 0:
        return at
    way = dt.timedelta(days=1 if days < 0 else -1)
    day, left = at.astimezone(clock.zone()).date(), abs(days)
    for _rest in range(abs(days) * 7 + _LONGEST_REST):
        day += way
        left -= works(day)
        if not left:
            break
    return clock.start_of_day(day)


@dataclass(frozen=True)
class Ladder:
    """The rungs that hold for a programme, for a body, or for all that have none of their own; version 0 is built in."""

    steps: tuple[Step, ...]
    body_id: UUID | None = None
    version: int = 0
    #: For the ladder of the installation: the bodies that it does not hold for.
    others: frozenset[UUID] = field(default_factory=frozenset)
    programme_id: UUID | None = None
    #: For every ladder but those of programmes: the programmes that have their own.
    apart: frozenset[UUID] = field(default_factory=frozenset)

    def above(self, step: Step) -> Sequence[Step]:
        """The rungs of the same audience that come after a rung."""
        same = [one for one in self.steps if one.tells == step.tells]
        return same[same.index(step) + 1 :]

    def below(self, step: Step) -> Sequence[Step]:
        """The rungs of the same audience that come before a rung."""
        same = [one for one in self.steps if one.tells == step.tells]
        return same[: same.index(step)]


BUILT_IN = Ladder(
    (
        Step(RungKind.NEAR_DUE, Audience.ASSIGNEE, -3, NEAR_KEY),
        Step(RungKind.LAST_DAY, Audience.ASSIGNEE, -1, LAST_KEY),
        Step(RungKind.OVERDUE, Audience.ASSIGNEE, 0, OVERDUE_KEY),
    )
)


def in_order(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Rungs as they follow each other in time."""
    return tuple(sorted(steps, key=lambda one: one.rank))


def _offered(
    number: int, kind: RungKind, tells: Audience, days: int, *, colour: str = "", working: bool = False
) -> Step:
    return Step(kind, tells, days, UUID(int=NEAR_KEY.int + 0xF + number), in_working_days=working, colour=colour)


#: What the page offers to begin with: reminders, letters in three colours, and who is told when they do not help.
FULL = in_order(
    (
        _offered(1, RungKind.REMIND, Audience.ASSIGNEE, -10),
        *BUILT_IN.steps,
        _offered(2, RungKind.LETTER, Audience.STAFF, 3, colour=Colour.YELLOW, working=True),
        _offered(3, RungKind.ESCALATE, Audience.ASSIGNEE_LEADERS, 5, working=True),
        _offered(4, RungKind.LETTER, Audience.STAFF, 10, colour=Colour.ORANGE, working=True),
        _offered(5, RungKind.ESCALATE, Audience.MONITOR_HEAD, 15, working=True),
        _offered(6, RungKind.LETTER, Audience.STAFF, 20, colour=Colour.RED, working=True),
        _offered(7, RungKind.ESCALATE, Audience.STANDING, 30, working=True),
    )
)
