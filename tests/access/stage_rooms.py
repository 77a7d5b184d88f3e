"""Rooms of the standing agency, and what its clerk has booked in one of them."""

from __future__ import annotations

from typing import Any


def things() -> dict[str, dict[str, Any]]:
    """What stands behind the addresses of rooms."""
    from decreta.core import clock
    from decreta.core.actor import Actor
    from decreta.rooms import domain
    from decreta.rooms.models import Booking, Room
    from tests.access.stage import alike

    by, open_room = Actor.system("stage"), Room.objects.get(name="Phòng họp số 1")
    closed = domain.add(organisation=open_room.organisation, name="Phòng cũ", capacity=5, by=by)
    domain.close(room=closed, valid_to=clock.today(), by=by)
    booking = Booking.objects.get(purpose__startswith="Tập huấn")
    of_room = alike(tuple(f"rooms:{name}" for name in ("room", "change", "close")), {"pk": open_room.pk})
    of_booking = alike(
        tuple(f"rooms:{name}" for name in ("booking", "change_booking", "cancel_booking")), {"pk": booking.pk}
    )
    return of_room | of_booking | {"rooms:reopen": {"pk": closed.pk}}
