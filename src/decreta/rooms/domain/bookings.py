"""A room is booked, the booking moved, cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.organisation.models import Organisation
from decreta.rooms import rules
from decreta.rooms.models import Booking, Room
from decreta.rooms.models.rooms import organisations_of
from decreta.rooms.queries.free import Span, why_taken

PURPOSE_LIMIT = 200
#: So long a room can be prepared before and cleared after, in minutes; and so long it can be had at a stretch.
MOST_MINUTES = 240
LONGEST, SHORTEST = dt.timedelta(days=14), dt.timedelta(minutes=5)
FARTHEST = dt.timedelta(days=731)
_CONSTRAINT = "bookings_do_not_overlap"


@audit.act("rooms.book")
def book(
    *,
    room: Room,
    span: Span,
    by: Actor,
    purpose: str = "",
    occasion: str = "",
    is_private: bool = False,
    at: dt.datetime | None = None,
) -> Booking:
    """Take a room for a time. `occasion` names what it is for in an area above, which keeps the link to the booking.

    Raises NotAllowed; Invalid at the field `room` where it is taken: with what stands there as far as the actor may
    read it, with the rooms that are free then and with the next free time of this one.
    """
    rules.may_book(room, by=by)
    moment = at or clock.now()
    held = _held(room)
    purpose = " ".join(purpose.split())
    problems = Problems()
    if not occasion:
        _check_purpose(problems, purpose)
    _check_span(problems, span, moment)
    _check_room(problems, held, span, by)
    problems.refuse_if_any()
    booking = Booking(
        room=held,
        occasion=occasion,
        purpose="" if occasion else purpose,
        is_private=is_private,
        organisation=_for_whom(held, by),
        booked_by_id=by.holding_id,
        booked_at=moment,
        **_times(span),
    )
    with _told_if_taken(held, span, by):
        booking.save(force_insert=True)
    audit.record("rooms.booked", by=by, on=booking, about=[held], facts=_facts(booking), at=at)
    return booking


@audit.act("rooms.move")
def move(
    *,
    booking: Booking,
    room: Room,
    span: Span,
    by: Actor,
    purpose: str | None = None,
    is_private: bool | None = None,
    occasion: str = "",
    at: dt.datetime | None = None,
) -> Booking | None:
    """Have another room, or the same at another time; and say another purpose. None when nothing differs.

    Who may move what is booked for something of an area above is known to the act there, which names the `occasion`.
    Where that is over before its time and leaves the room, nothing stands against it, however short it was.
    """
    rules.may_change(booking, by=by, occasion=occasion)
    rooms = {one.pk: one for one in _all_held({booking.room_id, room.pk})}
    held = rooms[room.pk]
    locked = Booking.objects.select_for_update().get(pk=booking.pk)
    _stands(locked)
    if locked.taken_until <= (at or clock.now()) and not locked.occasion:
        raise NotNow.of(_("This time has passed."), code="past")
    if held.pk != locked.room_id:
        rules.may_book(held, by=by)
    before, is_left = _facts(locked), bool(locked.occasion) and _only_ends_earlier(locked, held, span)
    said = locked.purpose if purpose is None or locked.occasion else " ".join(purpose.split())
    hides = locked.is_private if is_private is None else is_private
    is_said_anew = (said, hides) != (locked.purpose, locked.is_private)
    locked.room, locked.purpose, locked.is_private = held, said, hides
    for name, value in _times(span).items():
        setattr(locked, name, value)
    after = _facts(locked)
    changed = {key: {"before": before[key], "after": after[key]} for key in before if before[key] != after[key]}
    if not changed and not is_said_anew:
        return None
    problems = Problems()
    if not locked.occasion:
        _check_purpose(problems, said)
    if changed and not is_left:
        _check_span(problems, span, at or clock.now())
        _check_room(problems, held, span, by, except_for=locked.pk)
    problems.refuse_if_any()
    with _told_if_taken(held, span, by, except_for=locked.pk):
        locked.save()
    facts = {"changed": changed, "is_said_anew": is_said_anew}
    audit.record("rooms.moved", by=by, on=locked, about=list(rooms.values()), facts=facts, at=at)
    return locked


@audit.act("rooms.cancel")
def cancel(*, booking: Booking, by: Actor, occasion: str = "", at: dt.datetime | None = None) -> Booking:
    """Give the room back: from now on others can have it then. The booking stays as what it was. `occasion` as in `move`."""
    rules.may_change(booking, by=by, occasion=occasion)
    locked = Booking.objects.select_for_update(of=("self",)).select_related("room").get(pk=booking.pk)
    _stands(locked)
    moment = at or clock.now()
    if locked.taken_until <= moment and not locked.occasion:
        raise NotNow.of(_("This time has passed."), code="past")
    locked.cancelled_at = moment
    locked.save(update_fields=["cancelled_at"])
    audit.record("rooms.cancelled", by=by, on=locked, about=[locked.room], facts=_facts(locked), at=at)
    return locked


def problems_with(room: Room, span: Span, *, by: Actor, except_for: UUID | None = None) -> Problems:
    """Everything that stands against having a room, for an act of an area above that says all that is wrong at once."""
    problems = Problems()
    _check_minutes(problems, span)
    if span.ends_at > span.starts_at:
        _check_room(problems, room, span, by, except_for=except_for)
    return problems


def _held(room: Room) -> Room:
    """The room, held until the end of the act: two who ask for it at once are told apart by this, not by an error."""
    return Room.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=room.pk)


def _all_held(ids: set[UUID]) -> list[Room]:
    """Rooms held in one order, so that two who swap rooms do not wait for each other."""
    held = Room.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk__in=ids)
    return list(held.order_by("pk"))


def _only_ends_earlier(booking: Booking, room: Room, span: Span) -> bool:
    """Whether nothing is asked for: the same room from the same moment, and no longer."""
    begins = (booking.room_id, booking.taken_from, booking.starts_at) == (room.pk, span.taken_from, span.starts_at)
    return begins and span.starts_at < span.ends_at <= booking.ends_at and span.taken_until <= booking.taken_until


def _stands(booking: Booking) -> None:
    if booking.cancelled_at is not None:
        raise NotNow.of(_("This booking was cancelled."), code="cancelled")


def _check_purpose(problems: Problems, purpose: str) -> None:
    if not purpose:
        problems.add(_("Say what the room is needed for."), "purpose", "required")
    elif len(purpose) > PURPOSE_LIMIT:
        problems.add(
            _("The text is longer than %(limit)s characters.") % {"limit": PURPOSE_LIMIT}, "purpose", "too_long"
        )


def _check_span(problems: Problems, span: Span, moment: dt.datetime) -> None:
    if span.ends_at <= span.starts_at:
        problems.add(_("It must end after it begins."), "ends_at", "order")
    elif span.ends_at - span.starts_at > LONGEST:
        problems.add(_("A room is had for at most 14 days at a stretch."), "ends_at", "too_long")
    elif span.ends_at - span.starts_at < SHORTEST:
        problems.add(_("A room is had for at least 5 minutes."), "ends_at", "too_short")
    elif span.starts_at - moment > FARTHEST:
        problems.add(_("A room is booked at most two years ahead."), "starts_at", "too_far")
    elif span.taken_until < moment:
        problems.add(_("This time has passed."), "ends_at", "past")
    _check_minutes(problems, span)


def _check_minutes(problems: Problems, span: Span) -> None:
    for field, value in (("minutes_before", span.before), ("minutes_after", span.after)):
        if not 0 <= value <= MOST_MINUTES:
            problems.add(_("Give minutes from 0 to %(n)s.") % {"n": MOST_MINUTES}, field, "range")


def _check_room(problems: Problems, room: Room, span: Span, by: Actor, *, except_for: UUID | None = None) -> None:
    if not room.is_open_on(span.day):
        problems.add(_("This room is closed on that day."), "room", "closed")
    elif span.ends_at > span.starts_at and (taken := why_taken(room, span, by, except_for=except_for)):
        problems.add(taken, "room", "taken")


@contextmanager
def _told_if_taken(room: Room, span: Span, by: Actor, *, except_for: UUID | None = None) -> Iterator[None]:
    """What the database refuses is said in words, whatever way it came there before this act."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if _CONSTRAINT not in str(error):
            raise
        words = why_taken(room, span, by, except_for=except_for) or _("This room is taken at that time.")
        raise Invalid.of(words, field="room", code="taken") from error


def _for_whom(room: Room, by: Actor) -> Organisation:
    """The organisation whose people read the purpose: the actor's own, else the one whose room it is."""
    if by.organisation_id is not None:
        return Organisation.objects.get(pk=by.organisation_id)
    if by.is_system:
        return room.organisation
    own = organisations_of(by)
    return own.filter(pk=room.organisation_id).first() or own.order_by("path").first() or room.organisation


def _times(span: Span) -> dict[str, Any]:
    return {
        "starts_at": span.starts_at,
        "ends_at": span.ends_at,
        "taken_from": span.taken_from,
        "taken_until": span.taken_until,
    }


def _facts(booking: Booking) -> dict[str, Any]:
    """Never the purpose: the log of a room is read by more than those who may read what it was needed for."""
    return {
        "room": str(booking.room_id),
        "starts_at": booking.starts_at,
        "ends_at": booking.ends_at,
        "taken_from": booking.taken_from,
        "taken_until": booking.taken_until,
        "occasion": booking.occasion,
    }
