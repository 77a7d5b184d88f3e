"""Rooms and who has them, as they are shown: what the post may not read is taken, and no more."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Place, at, moment, name_in
from decreta.core.actor import Actor
from decreta.rooms.models import Booking, Room


class RoomShape(TypedDict):
    """A room: where it is, how many it seats, what is there, whose it is and whether those below may book it."""

    id: UUID
    organisation: Place
    name: str
    place: str
    capacity: int
    equipment: list[str]
    is_accessible: bool
    is_shared: bool
    valid_from: dt.date
    valid_to: dt.date | None


class RoomRef(TypedDict):
    """A room by its id."""

    id: UUID
    name: str


class BookingShape(TypedDict):
    """Somebody has a room for a time. `is_readable` is false where the post may know only that the room is taken."""

    id: UUID | None
    room: RoomRef
    taken_from: dt.datetime
    taken_until: dt.datetime
    is_readable: bool
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    purpose: str | None
    sitting: UUID | None
    is_private: bool | None
    cancelled_at: dt.datetime | None


_OF = tuple(f"organisation__{name}" for name in ("code", "name_vi", "name_en", "name_ja"))
ROOM = (
    *("id", "pk", "name", "place", "capacity", "equipment", "is_accessible", "is_shared", "valid_from", "valid_to"),
    *_OF,
)
BOOKING = (
    *("id", "pk", "room_id", "room__name", "taken_from", "taken_until", "starts_at", "ends_at", "purpose"),
    *("is_private", "cancelled_at", "is_readable", "sitting__pk", "sitting__title"),
)


def row(of: dict[str, Any]) -> RoomShape:
    """A room, from the columns of `ROOM`."""
    return {
        "id": of["id"],
        "organisation": {
            "kind": "organisation",
            "code": of["organisation__code"],
            "name": name_in(of, "organisation__"),
        },
        "name": of["name"],
        "place": of["place"],
        "capacity": of["capacity"],
        "equipment": of["equipment"],
        "is_accessible": of["is_accessible"],
        "is_shared": of["is_shared"],
        "valid_from": of["valid_from"],
        "valid_to": of["valid_to"],
    }


def find(actor: Actor, key: UUID) -> Room:
    """A room that the actor may see."""
    return get_object_or_404(Room.objects.visible_to(actor), pk=key)


def shown(of: Room, actor: Actor) -> RoomShape:
    """A room. One statement more."""
    return row(Room.objects.filter(pk=of.pk).values(*ROOM).get())


def bookings(actor: Actor) -> QuerySet[Booking]:
    """What stands in the rooms that the actor sees, each with whether he may read it. One statement."""
    readable = Booking.objects.visible_to(actor).filter(pk=OuterRef("pk"))
    found = Booking.objects.filter(room__in=Room.objects.visible_to(actor).order_by())
    return found.annotate(is_readable=Exists(readable))


def booking_row(of: dict[str, Any]) -> BookingShape:
    """A booking, from the columns of `BOOKING`."""
    is_readable = of["is_readable"]
    return {
        "id": of["id"] if is_readable else None,
        "room": {"id": of["room_id"], "name": of["room__name"]},
        "taken_from": moment(of["taken_from"]),
        "taken_until": moment(of["taken_until"]),
        "is_readable": is_readable,
        "starts_at": moment(of["starts_at"]) if is_readable else None,
        "ends_at": moment(of["ends_at"]) if is_readable else None,
        "purpose": (of["purpose"] or of["sitting__title"] or "") if is_readable else None,
        "sitting": of["sitting__pk"] if is_readable else None,
        "is_private": of["is_private"] if is_readable else None,
        "cancelled_at": at(of["cancelled_at"]) if is_readable else None,
    }


def find_booking(actor: Actor, key: UUID) -> Booking:
    """A booking that the actor may read."""
    return get_object_or_404(Booking.objects.visible_to(actor).select_related("room"), pk=key)


def booking_shown(of: Booking, actor: Actor) -> BookingShape:
    """A booking. One statement more."""
    found = Booking.objects.filter(pk=of.pk).annotate(
        is_readable=Exists(Booking.objects.visible_to(actor).filter(pk=OuterRef("pk")))
    )
    return booking_row(found.values(*BOOKING).get())
