"""What calendar feeds carry: areas register sources, each giving what one post sees now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.functional import Promise

from decreta.core.actor import Actor

#: From so long ago; calendars keep what they have, and nobody plans the past.
PAST: Final = dt.timedelta(days=90)
#: So many entries at most, the nearest first.
MOST: Final = 1_000


@dataclass(frozen=True)
class Entry:
    """Something with a time or a day. `sequence` grows with every change of it, `changed_at` says when it last did."""

    uid: str
    sequence: int
    changed_at: dt.datetime
    summary: str
    url: str
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    day: dt.date | None = None
    place: str = ""
    description: str = ""
    is_off: bool = False
    done_at: dt.datetime | None = None


#: Gives the entries that an actor sees now, in the active language; the body is given to sources of bodies.
Giving = Callable[[Actor, UUID | None], Iterable[Entry]]


@dataclass(frozen=True)
class Source:
    """A kind of feed. `has_days` ones may be shown as days or as tasks; `is_of_body` ones need a body."""

    name: str
    title: str | Promise
    entries: Giving
    has_days: bool = False
    is_of_body: bool = False


SOURCES: dict[str, Source] = {}


def register(
    name: str, title: str | Promise, entries: Giving, *, has_days: bool = False, is_of_body: bool = False
) -> None:
    """Register what feeds may carry, such as `meetings.own`."""
    SOURCES[name] = Source(name, title, entries, has_days, is_of_body)
