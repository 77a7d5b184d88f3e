"""What areas above end when a point of the agenda is left: a speech that runs, a ballot that is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem

#: Ends what runs under a point; called inside the act that leaves it. May refuse, and then the point is not left.
Ending = Callable[[AgendaItem, Actor, dt.datetime], None]
_endings: dict[str, Ending] = {}


def register(name: str, ending: Ending) -> None:
    """Enter what an area ends. `name` is the area's."""
    _endings[name] = ending


def left(item: AgendaItem | None, *, by: Actor, at: dt.datetime) -> None:
    """A point is left: everything under it ends."""
    if item is not None:
        for ending in _endings.values():
            ending(item, by, at)
