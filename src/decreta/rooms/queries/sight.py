"""Who hears of rooms and bookings: whoever may read them."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.core.actor import Actor
from decreta.rooms.models import Booking, Room


def levels_of_rooms(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """The rooms among the ids that the actor sees. One statement."""
    found = Room.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def levels_of_bookings(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """The bookings among the ids that the actor may read. One statement."""
    found = Booking.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}
