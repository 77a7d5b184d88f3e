"""A row more on the pages of rooms."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from decreta.core.actor import Actor
from decreta.rooms import domain
from decreta.rooms.models import Booking, Room
from decreta.rooms.queries.free import Span
from tests.documents.office import Office

_numbers = count(1)
_BY = Actor.system("lists")


def room(office: Office) -> Room:
    """A room more of the agency."""
    return domain.add(organisation=office.agency, name=f"Phòng {next(_numbers)}", capacity=9, by=_BY)


def booking(office: Office) -> Booking:
    """Something more that stands in the one room, on the last day of March."""
    found = Room.objects.first() or room(office)
    starts = dt.datetime(2025, 3, 31, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    starts += dt.timedelta(hours=Booking.objects.count())
    span = Span(starts, starts + dt.timedelta(minutes=50))
    return domain.book(room=found, span=span, purpose=f"Tập huấn {next(_numbers)}", by=office.actor("clerk"))


def the_room(office: Office) -> dict[str, Any]:
    return {"pk": Room.objects.get().pk}
