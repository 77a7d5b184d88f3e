"""What stands beside a sitting: its minutes, and who may begin them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.meetings import beside as sittings
from decreta.meetings.enums import SittingState
from decreta.meetings.queries.room import Room
from decreta.minutes import rules
from decreta.minutes.models import Decision, Minutes


@dataclass(frozen=True)
class Shown:
    """The minutes as far as the reader sees them, and whether he may begin them."""

    minutes: Minutes | None
    may_begin: bool
    decisions: int = 0
    may_enter: bool = False


def register() -> None:
    """Enter the part beside a sitting."""
    sittings.register("minutes", own=parts)


def parts(place: sittings.Place, room: Room, actor: Actor) -> Sequence[sittings.Part]:
    """One part at the side of a sitting that was opened."""
    if place != sittings.Place.SITTING_SIDE or room.sitting.opened_at is None:
        return ()
    found = Minutes.objects.visible_to(actor).filter(sitting=room.sitting).first()
    may_write = allows(rules.may_write, room.sitting, by=actor)
    # Who writes minutes sees them from their beginning: where he sees none, there are none.
    may_begin = found is None and may_write and room.sitting.state in {SittingState.OPEN, SittingState.CLOSED}
    is_closed = room.sitting.state == SittingState.CLOSED
    decisions = Decision.objects.visible_to(actor).filter(sitting=room.sitting).count() if is_closed else 0
    may_enter = is_closed and may_write
    if found is None and not may_begin and not decisions and not may_enter:
        return ()
    shown = Shown(found, may_begin, decisions, may_enter)
    return [sittings.Part("minutes-part", "minutes/parts/beside.html", shown)]
