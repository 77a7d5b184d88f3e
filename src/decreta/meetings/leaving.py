"""What areas above do when a point is left or a seat ends (a speech that runs ends), before a point is taken off, at the closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.core.actor import Actor
from decreta.meetings.models import AgendaItem, Invitation, Sitting

#: Ends what runs under a point; called inside the act that leaves it. May refuse, and then the point is not left.
Ending = Callable[[AgendaItem, Actor, dt.datetime], None]
_endings: dict[str, Ending] = {}
#: Keeps what would be lost with a point; called inside the act that takes it off an agenda, while all of it is there.
Keeping = Callable[[AgendaItem, Actor, dt.datetime], None]
_keepings: dict[str, Keeping] = {}

#: Ends what somebody does whose seat ends in session; called inside the act that ends it, which has it removed already.
#: May refuse, and then the seat does not end.
Unseating = Callable[[Invitation, Actor, dt.datetime], None]
_unseatings: dict[str, Unseating] = {}


#: Does what follows from the closing; called inside the act that closes, when everything else of it is done.
Closing = Callable[[Sitting, Actor, dt.datetime], None]
_closings: dict[str, Closing] = {}


def register(name: str, ending: Ending) -> None:
    """Enter what an area ends. `name` is the area's."""
    _endings[name] = ending


def left(item: AgendaItem | None, *, by: Actor, at: dt.datetime) -> None:
    """A point is left: everything under it ends."""
    if item is not None:
        for ending in _endings.values():
            ending(item, by, at)


def register_unseating(name: str, unseating: Unseating) -> None:
    """Enter what an area ends with a seat. `name` is the area's."""
    _unseatings[name] = unseating


def unseated(invitation: Invitation, *, by: Actor, at: dt.datetime) -> None:
    """Somebody's seat has ended in session: what he was doing there ends."""
    for unseating in _unseatings.values():
        unseating(invitation, by, at)


def register_keeping(name: str, keeping: Keeping) -> None:
    """Enter what an area keeps of points that are taken off. `name` is the area's."""
    _keepings[name] = keeping


def taken_off(item: AgendaItem, *, by: Actor, at: dt.datetime) -> None:
    """A point is about to be taken off: what areas above keep of it is kept."""
    for keeping in _keepings.values():
        keeping(item, by, at)


def register_closing(name: str, closing: Closing) -> None:
    """Enter what an area does at the closing of a sitting. `name` is the area's."""
    _closings[name] = closing


def closed(sitting: Sitting, *, by: Actor, at: dt.datetime) -> None:
    """A sitting has been closed: what areas above do then is done."""
    for closing in _closings.values():
        closing(sitting, by, at)
