"""The room of a sitting: booked, moved and given back by the acts that prepare, change and cancel the sitting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from decreta.core.actor import Actor
from decreta.core.errors import Problem, reason_against
from decreta.meetings.models import Sitting
from decreta.rooms import domain as rooms
from decreta.rooms import rules
from decreta.rooms.domain.bookings import problems_with
from decreta.rooms.models import Room
from decreta.rooms.queries.free import Span

OCCASION = "meetings.sitting"


@dataclass(frozen=True)
class Placing:
    """Which room a sitting has, and how many minutes before and after it."""

    room: Room | None = None
    before: int = 0
    after: int = 0

    @property
    def facts(self) -> dict[str, str | int | None]:
        """As the log keeps it; nothing where no room is booked, so that places in words make no fact of rooms."""
        room = str(self.room.pk) if self.room is not None else None
        times = (self.before, self.after) if self.room is not None else (0, 0)
        return {"room": room, "minutes_before": times[0], "minutes_after": times[1]}

    def span(self, sitting: Sitting) -> Span:
        """The time for which the sitting takes the room."""
        return Span(sitting.starts_at, sitting.ends_at, self.before, self.after)


def present(sitting: Sitting) -> Placing:
    """What the sitting has now."""
    booked = sitting.booking
    if booked is None or booked.cancelled_at is not None:
        return Placing()
    return Placing(booked.room, booked.minutes_before, booked.minutes_after)


def wanted(sitting: Sitting, changes: dict[str, Any]) -> Placing:
    """What it shall have: taken out of the changes; what they do not name stays.

    Another place in words, with no word of a room, gives the room back.
    """
    now = present(sitting)
    is_elsewhere = now.room is not None and changes.get("place") not in {None, "", now.room.words}
    room = changes.pop("room", None if is_elsewhere else now.room)
    before, after = changes.pop("minutes_before", now.before), changes.pop("minutes_after", now.after)
    return Placing(room, before, after)


def against(sitting: Sitting, placing: Placing, *, by: Actor) -> list[Problem]:
    """Everything that stands against the room at that time, for the act that says all that is wrong at once."""
    if placing.room is None:
        return []
    has_it = placing.room == present(sitting).room
    if not has_it and (reason := reason_against(rules.may_book, placing.room, by=by)):
        return [Problem(reason, "room", "not_its_room")]
    own = sitting.booking_id if present(sitting).room is not None else None
    return problems_with(placing.room, placing.span(sitting), by=by, except_for=own).found


def place(sitting: Sitting, placing: Placing, *, by: Actor, at: dt.datetime | None) -> None:
    """Book, move or give back, and write into the sitting (which its act saves) where it is now. Raises Invalid."""
    room = placing.room
    if room is None:
        give_back(sitting, by=by, at=at)
        return
    span = placing.span(sitting)
    if sitting.booking is not None and present(sitting).room is not None:
        moved = rooms.move(booking=sitting.booking, room=room, span=span, occasion=OCCASION, by=by, at=at)
        sitting.booking = moved or sitting.booking
    else:
        sitting.booking = rooms.book(room=room, span=span, occasion=OCCASION, by=by, at=at)
    sitting.place = room.words


def give_back(sitting: Sitting, *, by: Actor, at: dt.datetime | None) -> None:
    """The room is free for others; that it had been booked stays to be read."""
    if sitting.booking is not None and sitting.booking.cancelled_at is None:
        sitting.booking = rooms.cancel(booking=sitting.booking, occasion=OCCASION, by=by, at=at)


def end_early(sitting: Sitting, *, by: Actor, at: dt.datetime) -> None:
    """A sitting that closes before its time leaves the room to others once it is cleared; before that begins, at once."""
    now, booking = present(sitting), sitting.booking
    if now.room is None or booking is None or at >= booking.ends_at:
        return
    if at <= booking.starts_at:
        give_back(sitting, by=by, at=at)
        return
    span = Span(booking.starts_at, at, now.before, now.after)
    rooms.move(booking=booking, room=now.room, span=span, occasion=OCCASION, by=by, at=at)
