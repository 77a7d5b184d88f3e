"""What stands in a room at a time, which rooms are free then, and when this one is free next."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.rooms import occasions
from decreta.rooms.models import Booking, Room
from decreta.rooms.occasions import Told

#: When people meet: another time is proposed between these hours, unless the one asked for lies outside itself.
FIRST_HOUR, LAST_HOUR = dt.time(7), dt.time(19)
DAYS_AHEAD = 14
#: So many free rooms are named in a refusal; the calendar shows all of them.
NAMED = 4


@dataclass(frozen=True)
class Span:
    """A time in a room: of the meeting itself, and of everything that it takes the room for."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    before: int = 0
    after: int = 0

    @property
    def taken_from(self) -> dt.datetime:
        return self.starts_at - dt.timedelta(minutes=self.before)

    @property
    def taken_until(self) -> dt.datetime:
        return self.ends_at + dt.timedelta(minutes=self.after)

    @property
    def day(self) -> dt.date:
        """The day of the meeting in the office's zone."""
        return self.starts_at.astimezone(clock.zone()).date()

    def at(self, starts_at: dt.datetime) -> Span:
        """The same length at another time."""
        return Span(starts_at, starts_at + (self.ends_at - self.starts_at), self.before, self.after)


@dataclass(frozen=True)
class Standing:
    """What stands in a room. `told` is None where the asking post may not read it: it is taken, and no more."""

    booking: Booking
    told: Told | None

    @property
    def words(self) -> str:
        """What it is, as far as one may know."""
        return self.told.words if self.told is not None else pgettext("room", "taken")


def standing_in(bookings: Sequence[Booking], actor: Actor) -> list[Standing]:
    """Bookings as the actor may read them. One statement, and one for each kind of occasion among them."""
    kinds = {one.pk: one.occasion for one in bookings}
    told = occasions.told(kinds, actor) if any(kinds.values()) else {}
    purposes = [one.pk for one in bookings if not one.occasion]
    readable = set(Booking.objects.visible_to(actor).filter(pk__in=purposes).values_list("pk", flat=True))
    return [Standing(one, Told(one.purpose) if one.pk in readable else told.get(one.pk)) for one in bookings]


def against(room: Room, span: Span, *, except_for: UUID | None = None) -> QuerySet[Booking]:
    """What stands in the room at that time."""
    found = Booking.objects.live().filter(room=room, taken_from__lt=span.taken_until, taken_until__gt=span.taken_from)
    return found.exclude(pk=except_for) if except_for is not None else found


def free_at(room: Room, spans: Sequence[Span], *, except_for: UUID | None = None) -> list[bool]:
    """Whether the room can be had at each of several times, in their order. One statement."""
    if not spans:
        return []
    found = Booking.objects.live().filter(
        room=room,
        taken_from__lt=max(one.taken_until for one in spans),
        taken_until__gt=min(one.taken_from for one in spans),
    )
    if except_for is not None:
        found = found.exclude(pk=except_for)
    taken = list(found.order_by().values_list("taken_from", "taken_until"))
    return [
        room.is_open_on(one.day) and not any(a < one.taken_until and b > one.taken_from for a, b in taken)
        for one in spans
    ]


def free_rooms(actor: Actor, span: Span, *, except_for: UUID | None = None) -> QuerySet[Room]:
    """Rooms that the actor's organisation can have at that time, the smallest first."""
    taken = Booking.objects.live().filter(
        room=OuterRef("pk"), taken_from__lt=span.taken_until, taken_until__gt=span.taken_from
    )
    if except_for is not None:
        taken = taken.exclude(pk=except_for)
    usable = Room.objects.usable_by(actor).open_on(span.day)
    return usable.filter(~Exists(taken)).order_by("capacity", "name", "pk")


def next_free(room: Room, span: Span, *, except_for: UUID | None = None) -> dt.datetime | None:
    """When the room is free for as long, from the time asked for on; None within two weeks. One statement."""
    until = span.ends_at + dt.timedelta(days=DAYS_AHEAD + 1)
    found = Booking.objects.live().filter(room=room, taken_until__gt=span.taken_from, taken_from__lt=until)
    if except_for is not None:
        found = found.exclude(pk=except_for)
    taken = list(found.order_by("taken_from").values_list("taken_from", "taken_until"))
    # They do not overlap, so that they end in the order in which they begin: what comes first behind a moment is found.
    ends = [end for _begin, end in taken]
    for start in sorted(_starts(span, ends)):
        tried = span.at(start)
        place = bisect_right(ends, tried.taken_from)
        is_free = place == len(taken) or taken[place][0] >= tried.taken_until
        if is_free and room.is_open_on(tried.day):
            return start
    return None


def _starts(span: Span, ends: Sequence[dt.datetime]) -> Iterator[dt.datetime]:
    """When it could begin: at the hour asked for, on this day and the next ones, or when something else ends."""
    local = span.starts_at.astimezone(clock.zone())
    days = (dt.datetime.combine(local.date() + dt.timedelta(days=n), local.time(), local.tzinfo) for n in range(15))
    candidates = [*days, *(end + dt.timedelta(minutes=span.before) for end in ends)]
    keeps_hours = _within_hours(span)
    for start in candidates:
        if start >= span.starts_at and (not keeps_hours or _within_hours(span.at(start))):
            yield start


def _within_hours(span: Span) -> bool:
    begins, ends = (one.astimezone(clock.zone()) for one in (span.starts_at, span.ends_at))
    return begins.date() == ends.date() and begins.time() >= FIRST_HOUR and ends.time() <= LAST_HOUR


def why_taken(room: Room, span: Span, actor: Actor, *, except_for: UUID | None = None) -> str:
    """Why the room cannot be had then and what could: what stands there, free rooms, the next free time. Empty if it can."""
    found = list(against(room, span, except_for=except_for).order_by("taken_from")[:3])
    if not found:
        return ""
    lines = [taken_words(room, one) for one in standing_in(found, actor)]
    others = list(free_rooms(actor, span, except_for=except_for).exclude(pk=room.pk)[:NAMED])
    if others:
        names = ", ".join(f"{one.name} ({one.capacity})" for one in others)
        lines.append(_("Free at that time, with their seats: %(rooms)s.") % {"rooms": names})
    else:
        lines.append(_("No other room is free at that time."))
    again = next_free(room, span, except_for=except_for)
    if again is not None:
        words = {"room": room.name, "when": _moment(again, span.starts_at)}
        lines.append(_("%(room)s is free next at %(when)s.") % words)
    return " ".join(lines)


def taken_words(room: Room, one: Standing) -> str:
    """One sentence about what stands in a room."""
    begins, ends = (x.astimezone(clock.zone()) for x in (one.booking.taken_from, one.booking.taken_until))
    times = f"{date_format(begins, 'H:i')} – {date_format(ends, 'H:i')}"
    if begins.date() != ends.date():
        times = f"{date_format(begins, 'SHORT_DATETIME_FORMAT')} – {date_format(ends, 'SHORT_DATETIME_FORMAT')}"
    if one.told is None:
        return _("%(room)s is taken, %(times)s.") % {"room": room.name, "times": times}
    return _("%(room)s is taken, %(times)s: %(what)s.") % {"room": room.name, "times": times, "what": one.told.words}


def _moment(when: dt.datetime, asked: dt.datetime) -> str:
    local, near = when.astimezone(clock.zone()), asked.astimezone(clock.zone())
    return date_format(local, "H:i" if local.date() == near.date() else "SHORT_DATETIME_FORMAT")
