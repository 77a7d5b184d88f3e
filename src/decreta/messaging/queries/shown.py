"""The messages that pages of a sitting show: to all in the room, to one member, to the secretariat, in the hall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.enums import Audience, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.audience import Sight
from decreta.meetings.queries.room import Room
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.messaging.enums import PRIVATE, TO_ROOM, MessageKind
from decreta.messaging.models import Message, RoomSwitch

#: So many of the latest are shown beside a sitting, and so many on the page of its messages.
MOST_BESIDE: Final = 6
MOST_LISTED: Final = 300
#: So many that wait are listed on the page of who runs the sitting.
MOST_WAITING: Final = 12
_IN_HALL: Final = 2

#: What an area has in a sitting (`Room.lacks`): messages, and that the chair has stopped those to the room.
MESSAGES: Final = "messaging"
STOPPED: Final = "messaging.stopped"


@prepared
def messages_in(sitting: UUID) -> QuerySet[Message]:
    """Whether anything was written in a sitting."""
    return Message.objects.filter(sitting_id=sitting)


@prepared
def stopped_in(sitting: UUID) -> QuerySet[RoomSwitch]:
    """Whether messages to the room are stopped."""
    return RoomSwitch.objects.filter(sitting_id=sitting, is_on=False)


@dataclass(frozen=True)
class Beside:
    """Messages as a page shows them beside the sitting, the earliest first."""

    to_room: Sequence[Message] = ()
    own: Sequence[Message] = ()
    waiting: Sequence[Message] = ()
    #: Whether the body's rules let members write to the room, and whether who presides has stopped it.
    is_let: bool = False
    is_stopped: bool = False

    @property
    def takes_room(self) -> bool:
        """Whether members write to the room now."""
        return self.is_let and not self.is_stopped

    @property
    def is_more(self) -> bool:
        """Whether more wait than are listed."""
        return len(self.waiting) > MOST_WAITING

    @property
    def first_waiting(self) -> Sequence[Message]:
        return self.waiting[:MOST_WAITING]


def for_all(room: Room) -> Beside:
    """What everybody in the room is shown who reads the points that `room` shows. At most one statement."""
    return _sorted(room, [] if MESSAGES in room.lacks else [_to_room(room)])


def for_one(room: Room, seat: Invitation) -> Beside:
    """The same, and what one member wrote to the secretariat and was answered. At most one statement."""
    return _sorted(room, [] if MESSAGES in room.lacks else [_to_room(room), own_of(seat, _shown(room))])


def for_secretariat(room: Room) -> Beside:
    """The same for whoever runs the sitting, and what waits for him. At most one statement."""
    waiting = _messages(room.sitting).filter(kind=MessageKind.ASKED, settled_at=None, removed_at=None)
    return _sorted(
        room,
        [] if MESSAGES in room.lacks else [_to_room(room), waiting.order_by("written_at", "pk")[: MOST_WAITING + 1]],
    )


def for_hall(room: Room) -> Beside:
    """What the hall's screen shows: what the secretariat tells everybody, until its time is over. At most one statement."""
    lasting = _to_room(room, kinds=(MessageKind.TOLD,), shown_until__gt=room.at, removed_at=None)
    return _sorted(room, [] if MESSAGES in room.lacks else [lasting[:_IN_HALL]])


def own_of(seat: Invitation, reads: Q) -> QuerySet[Message]:
    """What passed between one member and the secretariat, of the points that he reads; the latest first."""
    found = _messages(seat.sitting_id).filter(reads, invitation=seat, kind__in=PRIVATE)
    return found.order_by("-written_at", "-pk")[:MOST_BESIDE]


@dataclass(frozen=True)
class Listing:
    """What the page of all messages shows: the latest that somebody may read, the latest first."""

    messages: Sequence[Message]
    is_secretariat: bool
    #: Whether the session runs, and whether members write to the room now.
    runs: bool
    is_let: bool
    is_stopped: bool

    @property
    def most(self) -> int:
        """How many are shown where there may be more; 0 where these are all."""
        return MOST_LISTED if len(self.messages) == MOST_LISTED else 0

    @property
    def takes_room(self) -> bool:
        """Whether members write to the room now."""
        return self.runs and self.is_let and not self.is_stopped


def listing_of(sitting: Sitting, messages: QuerySet[Message], *, is_secretariat: bool) -> Listing:
    """Of what somebody may read, the latest of a sitting for its page."""
    found = messages.filter(sitting=sitting).select_related(*_WITH, "item").order_by("-written_at", "-pk")
    runs = sitting.state == SittingState.OPEN and not sitting.is_written
    return Listing(
        [_in(sitting, one) for one in found[:MOST_LISTED]],
        is_secretariat,
        runs,
        is_let=quorum_rules_of(sitting.body, on=day_of(sitting)).room_messages,
        is_stopped=runs and RoomSwitch.objects.filter(sitting=sitting, is_on=False).exists(),
    )


_WITH = ("invitation__holding__person",)


def _messages(sitting: Sitting | UUID) -> QuerySet[Message]:
    return Message.objects.filter(sitting=sitting).select_related(*_WITH)


def _to_room(room: Room, kinds: Iterable[str] = TO_ROOM, **more: Any) -> QuerySet[Message]:
    found = _messages(room.sitting).filter(_shown(room), kind__in=tuple(kinds), **more)
    return found.order_by("-written_at", "-pk")[:MOST_BESIDE]


def _shown(room: Room) -> Q:
    """What is about no point, or about one that the readers of a page are shown."""
    return Q(item=None) | Q(item__in=[one.pk for one in room.points if not one.is_withheld])


def reads_in(sight: Sight) -> Q:
    """What is about no point, or about one that some readers are shown."""
    if sight.everything:
        return Q()
    return Q(item=None) | Q(item__audience=Audience.EVERYBODY) | Q(item__in=sight.keys)


def _sorted(room: Room, found: list[QuerySet[Message]]) -> Beside:
    """The rows of several questions, asked together."""
    rows: list[Message] = []
    if found:
        first, *rest = found
        rows = [_in(room.sitting, one) for one in (first.union(*rest, all=True) if rest else first)]
    rows.sort(key=lambda one: (one.written_at, one.pk))
    private = [one for one in rows if one.is_private]
    return Beside(
        to_room=[one for one in rows if not one.is_private],
        own=private,
        waiting=private,
        is_let=room.rules.room_messages,
        is_stopped=STOPPED not in room.lacks,
    )


def _in(sitting: Sitting, one: Message) -> Message:
    one.sitting = sitting  # it is at hand already
    return one
