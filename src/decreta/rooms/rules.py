"""WHO keeps rooms, and who books them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.rooms.models import Booking, Room


def may_keep_rooms(*, by: Actor) -> None:
    """Rooms are a part of the house: who administers the structure keeps them."""
    if not by.is_system and not by.can("administer"):
        raise NotAllowed.of(_("Rooms are kept by an administrator."), code="not_an_administrator")


def may_book(room: Room, *, by: Actor) -> None:
    """Posts that book rooms, in the rooms of their organisation and in those that an organisation above shares."""
    if by.is_system:
        return
    if not by.can("book_rooms"):
        raise NotAllowed.of(_("Your post does not book rooms."), field="room", code="books_no_rooms")
    if not Room.objects.usable_by(by).filter(pk=room.pk).exists():
        raise NotAllowed.of(_("This room is not open to your organisation."), field="room", code="not_its_room")


def may_change(booking: Booking, *, by: Actor, occasion: str = "") -> None:
    """A booking is changed and cancelled by who made it, or by whoever holds the post in which it was made.

    What is for something of an area above is changed only by an act there, which knows who may, and names the occasion.
    """
    if booking.occasion != occasion:
        raise NotAllowed.of(_("The room is booked for a sitting; it is changed there."), code="is_of_a_sitting")
    if by.is_system or occasion:
        return
    made_by = booking.booked_by
    is_own = made_by is not None and (made_by.person_id == by.person_id or made_by.post_id == by.post_id)
    if not by.can("book_rooms") or not is_own:
        raise NotAllowed.of(_("A booking is changed in the post in which it was made."), code="not_its_booker")
