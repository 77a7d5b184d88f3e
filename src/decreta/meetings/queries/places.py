"""Sittings in the calendar of rooms, told to those who see the sitting; and whether a room suffices for a sitting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from decreta.core.actor import Actor
from decreta.meetings.models import Sitting
from decreta.rooms.models import Booking, Room
from decreta.rooms.occasions import Told
from decreta.rooms.queries.free import Standing, standing_in


def tell(bookings: Iterable[UUID], actor: Actor) -> dict[UUID, Told]:
    """The sittings that have these bookings, as far as the actor sees them. One statement."""
    found = Sitting.objects.visible_to(actor).filter(booking__in=list(bookings)).select_related("body")
    return {
        one.booking_id: Told(one.shown_title, one.shown_lang, reverse("meetings:sitting", args=[one.pk]))
        for one in found
        if one.booking_id is not None
    }


def seen(actor: Actor) -> QuerySet[Any]:
    """The bookings of the sittings that the actor sees."""
    found = Sitting.objects.visible_to(actor).filter(booking__isnull=False)
    return found.order_by().values("booking_id")


@dataclass(frozen=True)
class Placed:
    """The room of a sitting, and what does not fit: more invited than seats, what follows before the agenda ends."""

    room: Room
    booking: Booking
    seats: int
    #: What stands in the room next, where the agenda runs beyond the time for which the room was booked.
    collides: Standing | None

    @property
    def is_too_small(self) -> bool:
        return self.seats > self.room.capacity


def placed(sitting: Sitting, actor: Actor, *, seats: int, ends_at: dt.datetime | None = None) -> Placed | None:
    """How a sitting with so many invited, whose agenda ends then by plan, fits its room. Nothing is asked without one."""
    room, booking = sitting.room, sitting.booking
    if room is None or booking is None:
        return None
    return Placed(room, booking, seats, _collision(booking, actor, ends_at) if ends_at is not None else None)


def _collision(booking: Booking, actor: Actor, ends_at: dt.datetime) -> Standing | None:
    """What else stands in the room before the agenda is through."""
    if ends_at <= booking.taken_until:
        return None
    following = Booking.objects.live().filter(
        room=booking.room_id, taken_from__gte=booking.taken_until, taken_from__lt=ends_at
    )
    return next(iter(standing_in(list(following.order_by("taken_from")[:1]), actor)), None)
