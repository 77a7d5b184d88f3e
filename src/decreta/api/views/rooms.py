"""Rooms by machine: which there are, who has them when; booked, moved, given back."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make_under
from decreta.api.answers import listed, one
from decreta.api.describing import does, reads
from decreta.api.forms import rooms as forms
from decreta.api.forms.queries import BookingsQuery, PageQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import rooms as shapes
from decreta.api.queries.pages import Bookings, Rooms
from decreta.api.references import References
from decreta.api.things import BOOKING, ROOM, writer
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.rooms import domain
from decreta.rooms.models import Booking, Room
from decreta.rooms.queries.free import Span

router = Router(tags=["meetings"])
_ROOMS, _BOOKINGS = writer(Rooms), writer(Bookings)
_BY_NAME = Order(("name", "pk"))
#: No id of what is only taken goes into the key of a page; two bookings of a room never begin at one moment.
_BY_TIME = Order(("taken_from", "room_id"))


@reads(router, "/rooms", Rooms, name="rooms", is_list=True)
def rooms(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Rooms that the post may see, closed ones too, by their names."""
    found = Room.objects.visible_to(actor_of(request)).values(*shapes.ROOM)
    page = _BY_NAME.page(found, after=query.after, limit=query.limit)
    return listed(request, _ROOMS, page, map(shapes.row, page.rows))


@reads(router, "/rooms/{uuid:pk}", shapes.RoomShape, name="room", is_of_one=True)
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A room."""
    return one(request, ROOM, pk)


@reads(router, "/bookings", Bookings, name="bookings", is_list=True)
def bookings(request: HttpRequest, query: Query[BookingsQuery]) -> HttpResponse:
    """What stands in the rooms that the post may see, the earliest first; what it may not read is only taken."""
    found = shapes.bookings(actor_of(request)).filter(cancelled_at=None)
    if query.room:
        found = found.filter(room_id=UUID(query.room))
    if query.from_:
        found = found.filter(taken_until__gt=clock.start_of_day(dt.date.fromisoformat(query.from_)))
    if query.until:
        found = found.filter(taken_from__lte=clock.end_of_day(dt.date.fromisoformat(query.until)))
    page = _BY_TIME.page(found.values(*shapes.BOOKING), after=query.after, limit=query.limit)
    return listed(request, _BOOKINGS, page, map(shapes.booking_row, page.rows))


@reads(router, "/bookings/{uuid:pk}", shapes.BookingShape, name="booking", is_of_one=True)
def booking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A booking that the post may read."""
    return one(request, BOOKING, pk)


@does(
    router,
    "POST",
    "/rooms/{uuid:pk}/bookings",
    "rooms.book",
    name="book_room",
    scope=Scope.MEETINGS,
    shape=shapes.BookingShape,
    form=forms.BookingForm,
    status=201,
)
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the room for something; what is taken is refused with the rooms that are free then."""
    data = bodies.read(request, forms.BookingForm)
    span = Span(data.starts_at, data.ends_at, data.minutes_before, data.minutes_after)

    def do(found: Room, by: Actor) -> Booking:
        return domain.book(room=found, span=span, purpose=data.purpose, is_private=data.is_private, by=by)

    return make_under(request, ROOM, pk, do, BOOKING)


@does(
    router,
    "PATCH",
    "/bookings/{uuid:pk}",
    "rooms.move",
    name="move_booking",
    scope=Scope.MEETINGS,
    shape=shapes.BookingShape,
    form=forms.BookingChange,
)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have another room, or the same at another time. What is for a sitting moves with the sitting."""
    data = bodies.read(request, forms.BookingChange)

    def do(found: Booking, by: Actor) -> Booking | None:
        known = References()
        to = known.room(data.room, "/room", by) if data.room else found.room
        known.check()
        assert to is not None
        before = found.minutes_before if data.minutes_before is None else data.minutes_before
        after = found.minutes_after if data.minutes_after is None else data.minutes_after
        span = Span(data.starts_at or found.starts_at, data.ends_at or found.ends_at, before, after)
        return domain.move(booking=found, room=to, span=span, purpose=data.purpose, is_private=data.is_private, by=by)

    return act_on(request, BOOKING, pk, do)


@does(
    router,
    "POST",
    "/bookings/{uuid:pk}/cancel",
    "rooms.cancel",
    name="cancel_booking",
    scope=Scope.MEETINGS,
    shape=shapes.BookingShape,
)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the room back. What is for a sitting goes with the sitting."""
    return act_on(request, BOOKING, pk, lambda found, by: domain.cancel(booking=found, by=by))
