"""For what areas above have rooms booked, and who may read it: a room is only told that it is taken.

An area enters its kind when it is ready (`register`); a booking carries the kind, the area the link to the booking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from decreta.core.actor import Actor


@dataclass(frozen=True)
class Told:
    """What stands in a room, for somebody who may read it: the words, their language, their page."""

    words: str
    lang: str = ""
    url: str = ""


@dataclass(frozen=True)
class Kind:
    """`tell` gives what the actor may read of the bookings with these ids, `seen` those that he may read at all."""

    label: str | Promise
    tell: Callable[[Iterable[UUID], Actor], Mapping[UUID, Told]]
    seen: Callable[[Actor], QuerySet[Any]]


_KINDS: dict[str, Kind] = {}


def register(name: str, kind: Kind) -> None:
    """Enter a kind of occasion, by the log's name of the thing."""
    _KINDS[name] = kind


def told(occasions: Mapping[UUID, str], actor: Actor) -> dict[UUID, Told]:
    """What the actor may read of bookings, given with their occasions. One statement for each kind that is there."""
    found: dict[UUID, Told] = {}
    for name in dict.fromkeys(filter(None, occasions.values())):
        if name in _KINDS:
            found |= _KINDS[name].tell([pk for pk, occasion in occasions.items() if occasion == name], actor)
    return found


def readable_by(actor: Actor) -> Q:
    """The bookings for occasions that the actor may read."""
    found = Q(pk__in=[])
    for name, kind in _KINDS.items():
        found |= Q(occasion=name, pk__in=kind.seen(actor))
    return found
