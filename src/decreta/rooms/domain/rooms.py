"""Rooms are added, changed, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta import audit
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.organisation.models import Organisation
from decreta.rooms import rules
from decreta.rooms.models import Booking, Room

MOST_WORDS = 20
#: Together they are the place of a sitting.
NAME_LIMIT, PLACE_LIMIT = 80, 110
_FIELDS = ("name", "place", "capacity", "equipment", "is_accessible", "is_shared")


@audit.act("rooms.add")
def add(
    *,
    organisation: Organisation,
    name: str,
    capacity: int,
    by: Actor,
    place: str = "",
    equipment: Iterable[str] = (),
    is_accessible: bool = False,
    is_shared: bool = False,
    valid_from: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Room:
    """Enter a room of an organisation: from now on its posts can book it, and with `is_shared` those below it too."""
    rules.may_keep_rooms(by=by)
    room = Room(
        organisation=organisation,
        name=_line(name),
        place=_line(place),
        capacity=capacity,
        equipment=_words(equipment),
        is_accessible=is_accessible,
        is_shared=is_shared,
        valid_from=valid_from or clock.today(),
    )
    _check(room)
    room.save(force_insert=True)
    facts = {**_facts(room), "organisation": organisation.code}
    audit.record("rooms.added", by=by, on=room, about=[organisation], facts=facts, at=at)
    return room


@audit.act("rooms.change")
def change(*, room: Room, by: Actor, at: dt.datetime | None = None, **changes: Any) -> Room | None:
    """Change what a room is. Invitations that went out keep the words of the room that they were sent with.

    `changes` are `name`, `place`, `capacity`, `equipment`, `is_accessible`, `is_shared`. None when nothing differs.
    """
    rules.may_keep_rooms(by=by)
    locked = _locked(room)
    before = _facts(locked)
    for field, value in changes.items():
        if field not in _FIELDS:
            raise TypeError(field)
        tidy = _words(value) if field == "equipment" else _line(value) if isinstance(value, str) else value
        setattr(locked, field, tidy)
    after = _facts(locked)
    differing = {key: {"before": before[key], "after": after[key]} for key in before if before[key] != after[key]}
    if not differing:
        return None
    _check(locked)
    locked.save()
    audit.record("rooms.changed", by=by, on=locked, about=[locked.organisation], facts={"changed": differing}, at=at)
    return locked


@audit.act("rooms.close")
def close(*, room: Room, valid_to: dt.date, by: Actor, at: dt.datetime | None = None) -> Room:
    """From a day on the room can no longer be had. What stands in it from then on must have gone elsewhere before."""
    rules.may_keep_rooms(by=by)
    locked = _locked(room)
    problems = Problems()
    if valid_to < locked.valid_from:
        problems.add(_("The room was opened later than that."), "valid_to")
    standing = Booking.objects.live().filter(room=locked, taken_until__gt=clock.start_of_day(valid_to))
    count = standing.filter(taken_until__gt=at or clock.now()).count()
    if count:
        words = ngettext(
            "%(n)s booking stands in this room from that day on. Let it be moved first.",
            "%(n)s bookings stand in this room from that day on. Let them be moved first.",
            count,
        )
        problems.add(words % {"n": count}, "valid_to", "is_booked")
    problems.refuse_if_any()
    locked.valid_to = valid_to
    locked.save(update_fields=["valid_to"])
    audit.record("rooms.closed", by=by, on=locked, about=[locked.organisation], facts={"valid_to": valid_to}, at=at)
    return locked


@audit.act("rooms.reopen")
def reopen(*, room: Room, by: Actor, at: dt.datetime | None = None) -> Room:
    """Let a room that was closed be had again."""
    rules.may_keep_rooms(by=by)
    locked = _locked(room)
    if locked.valid_to is None:
        raise NotNow.of(_("This room is not closed."), code="not_closed")
    before, locked.valid_to = locked.valid_to, None
    locked.save(update_fields=["valid_to"])
    audit.record("rooms.reopened", by=by, on=locked, about=[locked.organisation], facts={"was_closed": before}, at=at)
    return locked


def _locked(room: Room) -> Room:
    return Room.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=room.pk)


def _check(room: Room) -> None:
    problems = Problems()
    if not room.name:
        problems.add(_("Give the room a name."), "name", "required")
    for field, limit in (("name", NAME_LIMIT), ("place", PLACE_LIMIT)):
        if len(getattr(room, field)) > limit:
            problems.add(_("The text is longer than %(limit)s characters.") % {"limit": limit}, field, "too_long")
    if not 1 <= room.capacity <= 10_000:
        problems.add(_("Give a number of seats from 1 to 10000."), "capacity", "range")
    if len(room.equipment) > MOST_WORDS or any(len(word) > 60 for word in room.equipment):
        problems.add(_("Name at most 20 things, each with at most 60 characters."), "equipment", "too_long")
    same = Room.objects.filter(organisation=room.organisation, name=room.name).exclude(pk=room.pk)
    if room.name and same.exists():
        problems.add(_("The organisation has a room of this name."), "name", "taken")
    problems.refuse_if_any(Invalid)


def _facts(room: Room) -> dict[str, Any]:
    return {field: getattr(room, field) for field in _FIELDS}


def _words(equipment: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_line, equipment))))


def _line(text: str) -> str:
    return " ".join(text.split())
