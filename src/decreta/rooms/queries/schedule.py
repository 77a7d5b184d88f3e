"""Rooms and what stands in them: a day by quarters of an hour, a week by days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.rooms.models import Booking, Room
from decreta.rooms.queries.free import Standing, standing_in

FIRST_HOUR, LAST_HOUR = 7, 19
#: Columns of an hour.
QUARTERS = 4
_QUARTER = dt.timedelta(minutes=15)
#: So many rooms stand under one another; who has more asks for those with enough seats.
MOST = 60


@dataclass(frozen=True)
class Cell:
    """A stretch of a day in a room: something that stands there, or time in which the room is free."""

    columns: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    standing: Standing | None = None
    is_past: bool = False


@dataclass(frozen=True)
class Row:
    """A room and its day."""

    room: Room
    cells: list[Cell]
    may_book: bool


@dataclass(frozen=True)
class Day:
    """The rooms of a day, hour by hour."""

    hours: list[int]
    rows: list[Row]


@dataclass(frozen=True)
class WeekRow:
    """A room and what stands in it on each day of a week."""

    room: Room
    days: list[tuple[dt.date, list[Standing]]]
    may_book: bool


def rooms_on(actor: Actor, day: dt.date, *, seats: int = 0) -> list[Room]:
    """The rooms of a day that the actor may see, in the order of houses and names. One statement."""
    found = Room.objects.visible_to(actor).open_on(day).filter(capacity__gte=seats).select_related("organisation")
    return list(found.order_by("organisation__path", "name", "pk")[:MOST])


def day_of(actor: Actor, day: dt.date, *, seats: int = 0) -> Day:
    """A day. Four statements: rooms, those of them that the actor can book, bookings, what of them he may read."""
    rooms = rooms_on(actor, day, seats=seats)
    usable = usable_among(actor, rooms)
    standing = _standing(actor, rooms, day, day + dt.timedelta(days=1))
    begins, ends = clock.start_of_day(day), clock.start_of_day(day + dt.timedelta(days=1))
    first, last = FIRST_HOUR, LAST_HOUR
    for one in (each for found in standing.values() for each in found):
        if one.booking.taken_from >= begins:
            first = min(first, one.booking.taken_from.astimezone(clock.zone()).hour)
        if one.booking.taken_until < ends:
            local = one.booking.taken_until.astimezone(clock.zone())
            last = max(last, local.hour + bool(local.minute))
    opens = begins + dt.timedelta(hours=first)
    columns = (last - first) * QUARTERS
    rows = [
        Row(room, _cells(standing.get(room.pk, []), opens, columns, clock.now()), room.pk in usable) for room in rooms
    ]
    return Day(list(range(first, last)), rows)


def week_of(actor: Actor, day: dt.date, *, seats: int = 0) -> list[WeekRow]:
    """The week in which a day is, from Monday. The same statements."""
    monday = day - dt.timedelta(days=day.weekday())
    days = [monday + dt.timedelta(days=n) for n in range(7)]
    rooms = rooms_on(actor, day, seats=seats)
    usable = usable_among(actor, rooms)
    standing = _standing(actor, rooms, monday, monday + dt.timedelta(days=7))
    return [
        WeekRow(room, [(one, _on(standing.get(room.pk, []), one)) for one in days], room.pk in usable) for room in rooms
    ]


def usable_among(actor: Actor, rooms: Sequence[Room]) -> set[UUID]:
    """Those of the rooms that the actor may book."""
    if not actor.can("book_rooms"):
        return set()
    return set(Room.objects.usable_by(actor).filter(pk__in=[one.pk for one in rooms]).values_list("pk", flat=True))


def coming_in(room: Room, actor: Actor, *, most: int = 30) -> list[Standing]:
    """What stands in a room from now on."""
    found = Booking.objects.live().filter(room=room, taken_until__gt=clock.now())
    return standing_in(list(found.order_by("taken_from", "pk")[:most]), actor)


def _standing(actor: Actor, rooms: Sequence[Room], first: dt.date, end: dt.date) -> dict[UUID, list[Standing]]:
    found = Booking.objects.live().filter(
        room__in=[one.pk for one in rooms],
        taken_from__lt=clock.start_of_day(end),
        taken_until__gt=clock.start_of_day(first),
    )
    by_room: dict[UUID, list[Standing]] = {}
    for one in standing_in(list(found.order_by("taken_from", "pk")), actor):
        by_room.setdefault(one.booking.room_id, []).append(one)
    return by_room


def _on(standing: Sequence[Standing], day: dt.date) -> list[Standing]:
    begins, ends = clock.start_of_day(day), clock.start_of_day(day + dt.timedelta(days=1))
    return [one for one in standing if one.booking.taken_from < ends and one.booking.taken_until > begins]


def _cells(standing: Sequence[Standing], opens: dt.datetime, columns: int, now: dt.datetime) -> list[Cell]:
    """What stands there and the free time between, each as many quarters wide as it is long, at least one."""
    cells: list[Cell] = []
    at = 0
    for one in standing:
        begin = max(at, _quarter(one.booking.taken_from - opens, up=False))
        end = min(columns, max(begin + 1, _quarter(one.booking.taken_until - opens, up=True)))
        if begin >= columns or end <= at:
            continue
        if begin > at:
            cells.append(_free(opens, at, begin, now))
        cells.append(Cell(end - begin, one.booking.taken_from, one.booking.taken_until, one))
        at = end
    if at < columns:
        cells.append(_free(opens, at, columns, now))
    return cells


def _quarter(since: dt.timedelta, *, up: bool) -> int:
    whole, rest = divmod(since, _QUARTER)
    return max(0, whole + (1 if up and rest else 0))


def _free(opens: dt.datetime, begin: int, end: int, now: dt.datetime) -> Cell:
    until = opens + end * _QUARTER
    return Cell(end - begin, opens + begin * _QUARTER, until, is_past=until <= now)
