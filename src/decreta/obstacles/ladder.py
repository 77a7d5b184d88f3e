"""Who is told of an obstacle that is not answered, and after how long: rungs as data, each with a level of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

from decreta.assignments.ladder import reached_until
from decreta.core.deadlines import WorkingDay
from decreta.obstacles.enums import Level

FARTHEST = 365


@dataclass(frozen=True)
class Rung:
    """One rung. The level is its key through all versions: a rung that is moved does not fire again in a round."""

    level: Level
    days: int
    in_working_days: bool = True

    def reached_until(self, at: dt.datetime, works: WorkingDay) -> dt.datetime:
        """The latest end of the time for an answer for which this rung is reached at a moment."""
        return reached_until(self.days, at, works if self.in_working_days else None)

    def as_data(self) -> dict[str, Any]:
        """As a version keeps it."""
        return {"level": self.level.value, "days": self.days, "working": self.in_working_days}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """As a version kept it."""
        return cls(Level(data["level"]), data["days"], data["working"])


def in_order(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """Rungs from the lowest level to the highest."""
    return tuple(sorted(rungs, key=lambda one: list(Level).index(one.level)))


#: What holds until somebody sets it.
BUILT_IN = (Rung(Level.LEADERS, 1), Rung(Level.UPPER, 3), Rung(Level.HEAD, 5), Rung(Level.STANDING, 10))


@dataclass(frozen=True)
class Held:
    """The rungs that hold for a programme, for a body, or for all that have none of their own; version 0 is built in."""

    rungs: tuple[Rung, ...] = BUILT_IN
    body_id: UUID | None = None
    programme_id: UUID | None = None
    version: int = 0
    #: For the ladder of the installation: the bodies that it does not hold for.
    others: frozenset[UUID] = field(default_factory=frozenset)
    #: For every ladder but those of programmes: the programmes that have their own.
    apart: frozenset[UUID] = field(default_factory=frozenset)
