"""What stands beside a sitting: its minutes, and who may begin them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.core.prepared import prepared
from decreta.meetings import beside as sittings
from decreta.meetings import having
from decreta.meetings.enums import PointKind, SittingState
from decreta.meetings.policies import day_of
from decreta.meetings.queries.room import Room
from decreta.minutes import rules
from decreta.minutes.models import Decision, Minutes
from decreta.minutes.queries.decided import MOST_OPEN, open_of
from decreta.minutes.words import work_words


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
    having.register("minutes", kept_of)


@prepared
def kept_of(sitting: UUID) -> QuerySet[Minutes]:
    """Whether minutes of a sitting were begun."""
    return Minutes.objects.filter(sitting_id=sitting)


def parts(place: sittings.Place, room: Room, actor: Actor) -> Sequence[sittings.Part]:
    """At the side of a sitting that was opened what remains of it; beside its agenda the earlier decisions not done."""
    if place == sittings.Place.SITTING and any(one.kind == PointKind.EARLIER_CONCLUSIONS for one in room.points):
        return _earlier(room, actor)
    if place != sittings.Place.SITTING_SIDE or room.sitting.opened_at is None:
        return ()
    found = None
    if "minutes" not in room.lacks:
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


def _earlier(room: Room, actor: Actor) -> Sequence[sittings.Part]:
    """Decisions in force whose tasks are not all done on the day of the sitting: they come back by themselves."""
    sitting = room.sitting
    as_of = day_of(sitting)
    rows = open_of([sitting.body, *sitting.serves.all()], as_of=as_of, actor=actor)
    if not rows:
        return ()
    shown = {
        "rows": [(one, work_words(one)) for one in rows[:MOST_OPEN]],
        "has_more": len(rows) > MOST_OPEN,
        "as_of": as_of,
    }
    return [sittings.Part("open-decisions", "minutes/parts/open_decisions.html", shown)]
