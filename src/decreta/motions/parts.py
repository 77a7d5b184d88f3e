"""What motions put on the pages of a sitting: what is voted on for all, the chair's order with its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.room import Room
from decreta.motions.queries.standing import Standing, before_the_body, of_room, voted_on

_FOR_ALL = {
    Place.ROOM: ("motions-room", "motions/parts/room.html"),
    Place.CHAIR: ("motions-chair", "motions/parts/chair.html"),
    Place.HALL: ("motions-hall", "motions/parts/hall.html"),
}
_HAS_MOTIONS = frozenset({SittingState.CONVENED, SittingState.OPEN})


@dataclass(frozen=True)
class AtHand:
    """The motions on the point at hand: what is voted on, what waits in the chair's order, what was decided last."""

    item: AgendaItem
    voted_on: Standing | None
    waiting: list[Standing]
    decided: list[Standing]

    @property
    def to_work_in(self) -> list[Standing]:
        return [one for one in self.decided if one.motion.waits_to_be_worked_in]


@dataclass(frozen=True)
class OfPoint:
    """A point of the sitting on which something was moved, with how many of it wait."""

    item: AgendaItem
    all: int
    waiting: int


def shared(place: Place, room: Room) -> Sequence[Part]:
    """What is moved on the point at hand, for everybody on a page."""
    if place not in _FOR_ALL:
        return []
    target, template = _FOR_ALL[place]
    return [Part(target, template, at_hand(room))]


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """On the page of the sitting: on which points something was moved, and the way to move something."""
    if place != Place.SITTING_SIDE or room.sitting.is_written or room.sitting.state == SittingState.PREPARING:
        return []
    found = of_room(room)
    points = [
        OfPoint(item, len(found[item.pk]), len(before_the_body(found[item.pk])))
        for item in room.dealt_with
        if item.pk in found
    ]
    may_move = room.sitting.state in _HAS_MOTIONS
    if not points and not may_move:
        return []
    open_points = [item for item in room.dealt_with if not item.is_withheld and item.ended_at is None]
    return [Part("motions", "motions/parts/sitting.html", {"points": points, "open": open_points if may_move else []})]


def at_hand(room: Room) -> AtHand | None:
    """The motions on the point at hand; None without one, or for whom it is withheld."""
    item = room.current
    if item is None or item.is_withheld or room.sitting.state != SittingState.OPEN:
        return None
    found = of_room(room).get(item.pk, ())
    decided = [one for one in found if not one.motion.is_alive]
    decided.sort(key=lambda one: (one.motion.decided_at is None, one.motion.decided_at), reverse=True)
    return AtHand(item, voted_on(found), before_the_body(found), decided)
