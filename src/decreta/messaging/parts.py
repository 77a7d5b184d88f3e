"""What messages put on the pages of a sitting: the room's for all, one's own, what waits for the secretariat, the hall's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.meetings import rules as meetings
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import VOTING_PARTS, SittingState
from decreta.meetings.models import Invitation
from decreta.meetings.queries.room import Room
from decreta.messaging import rules
from decreta.messaging.queries.shown import MESSAGES, STOPPED, Beside, for_all, for_hall, for_one, for_secretariat

ROOM, OWN, DESK, HALL = "messages", "my-messages", "chair-messages", "hall-message"
ROOM_TEMPLATE = "messaging/parts/room.html"
OWN_TEMPLATE = "messaging/parts/own.html"
_DESK_TEMPLATE = "messaging/parts/desk.html"
_HALL_TEMPLATE = "messaging/parts/hall.html"


@dataclass(frozen=True)
class Telling:
    """Whether who runs the session also stops the room's messages, and whether they are stopped."""

    may_switch: bool
    is_stopped: bool


@dataclass(frozen=True)
class Writing:
    """What one member may write: to the secretariat, and to the room where he is let."""

    to_room: bool


def shared(place: Place, room: Room) -> Sequence[Part]:
    """The messages for everybody in a view class, as open pages are sent them; after the closing nothing."""
    runs = _is_in_session(room)
    if place == Place.ROOM:
        return [Part(ROOM, ROOM_TEMPLATE, for_all(room) if runs else None)]
    if place == Place.CHAIR_SIDE:
        return [Part(DESK, _DESK_TEMPLATE, for_secretariat(room) if runs else None)]
    if place == Place.HALL:
        return [Part(HALL, _HALL_TEMPLATE, for_hall(room) if runs else None)]
    return []


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The same as a page is printed, together with what its reader alone sees and where he writes."""
    if room.sitting.is_written:
        return []
    if place == Place.SITTING_SIDE:
        has_any = MESSAGES not in room.lacks
        return [Part("messages-of", "messaging/parts/link.html", room.sitting)] if has_any else []
    if room.sitting.state not in {SittingState.CONVENED, SittingState.OPEN}:
        return []
    if place == Place.ROOM_FIRST:
        return [Part("unread-messages", "messaging/parts/unread.html")]
    if place == Place.ROOM:
        return _in_room(room, actor)
    return [*shared(place, room), *(_telling(room, actor) if place == Place.CHAIR_SIDE else [])]


def _telling(room: Room, actor: Actor) -> Sequence[Part]:
    may_switch = room.rules.room_messages and _is_in_session(room) and meetings.chairs(room.sitting, by=actor)
    return [Part("tell-room", "messaging/parts/tell.html", Telling(may_switch, STOPPED not in room.lacks))]


def _in_room(room: Room, actor: Actor) -> Sequence[Part]:
    seat = None if rules.is_secretariat(room.sitting, by=actor) else _seat_of(room, actor)
    if seat is None:
        return shared(Place.ROOM, room)
    shown = for_one(room, seat) if _is_in_session(room) else Beside()
    may_write_to_room = room.rules.room_messages and seat.part in VOTING_PARTS
    return [
        Part(ROOM, ROOM_TEMPLATE, shown if _is_in_session(room) else None),
        Part(OWN, OWN_TEMPLATE, shown.own),
        Part("write-message", "messaging/parts/write.html", Writing(may_write_to_room)),
    ]


def _seat_of(room: Room, actor: Actor) -> Invitation | None:
    seat = room.seat_of(actor)
    return seat.invitation if seat is not None else None


def _is_in_session(room: Room) -> bool:
    return room.sitting.state == SittingState.OPEN and not room.sitting.is_written
