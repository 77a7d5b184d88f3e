"""What areas above know that a correction of the record must not contradict: when somebody acted, and until when it is open.

Who voted was there when he did; minutes that lie before the members are not changed behind them, nor are the words of a
decision in the register.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from decreta.meetings.models import Attendance, Invitation, Sitting

#: Why the attendance of a sitting is corrected no more; empty while it is.
Lock = Callable[[Sitting], str]
_locks: dict[str, Lock] = {}


@dataclass(frozen=True)
class Acted:
    """A moment at which somebody was there, and by what that is known."""

    at: dt.datetime
    what: str


#: When somebody acted in a sitting so that he must have been there.
Acting = Callable[[Invitation], Iterable[Acted]]
_actings: dict[str, Acting] = {}
#: Why other stays of somebody would change what was decided; empty where they do not. Given as they would be.
Bearing = Callable[[Invitation, Sequence[Attendance]], str]
_bearings: dict[str, Bearing] = {}
#: Of some conclusions those that are changed no more, each with the reason, in one statement.
Standing = Callable[[Collection[UUID]], Mapping[UUID, str]]
_standings: dict[str, Standing] = {}


def register(
    name: str,
    *,
    lock: Lock | None = None,
    acting: Acting | None = None,
    bearing: Bearing | None = None,
    standing: Standing | None = None,
) -> None:
    """Enter what an area knows. `name` is the area's."""
    if lock is not None:
        _locks[name] = lock
    if acting is not None:
        _actings[name] = acting
    if bearing is not None:
        _bearings[name] = bearing
    if standing is not None:
        _standings[name] = standing


def why_locked(sitting: Sitting) -> str:
    """Why the attendance of a sitting is corrected no more; empty while it is."""
    return next((why for lock in _locks.values() if (why := lock(sitting))), "")


def acted(invitation: Invitation) -> list[Acted]:
    """Every moment at which somebody acted, the earliest first."""
    return sorted((one for tell in _actings.values() for one in tell(invitation)), key=lambda one: one.at)


def why_not(invitation: Invitation, stays: Sequence[Attendance]) -> str:
    """Why his stays cannot become these: what was decided would come out otherwise."""
    return next((why for bear in _bearings.values() if (why := bear(invitation, stays))), "")


def standing_among(conclusions: Collection[UUID]) -> Mapping[UUID, str]:
    """Which of some conclusions are neither reworded, moved nor taken out any more, each with the reason."""
    return {pk: why for standing in _standings.values() for pk, why in standing(conclusions).items()}


def covers(stays: Sequence[Attendance], moment: dt.datetime) -> bool:
    """Whether somebody with these stays was there at a moment."""
    return any(one.came_at <= moment and (one.left_at is None or one.left_at >= moment) for one in stays)
