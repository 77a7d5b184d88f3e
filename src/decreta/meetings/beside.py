"""What areas above put on the pages of a sitting: ballots, speakers, positions, whatever else is done there.

They enter themselves here, so that this area need not know what happens in a sitting beside its agenda. What everybody
in one view class sees is a shared part: pages print it, and open pages are sent it again when an entry concerns it.
What one reader alone sees is his own part: it is printed with the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.template.loader import render_to_string

from decreta.core.actor import Actor
from decreta.live.registry import Fragment
from decreta.meetings.queries.room import Room


class Place(StrEnum):
    """Where on which page a part stands."""

    SITTING = "sitting"
    SITTING_SIDE = "sitting_side"
    PREPARE = "prepare"
    PREPARE_SIDE = "prepare_side"
    ROOM_FIRST = "room_first"  # before everything else: what is to be done now
    ROOM = "room"
    CHAIR = "chair"
    CHAIR_SIDE = "chair_side"
    HALL = "hall"


#: Places on pages that stay open while the sitting runs, by who has them open.
LIVE_FOR_MEMBERS = (Place.ROOM, Place.HALL)
LIVE_FOR_STAFF = (Place.ROOM, Place.HALL, Place.CHAIR, Place.CHAIR_SIDE)
#: Where only a reader's own parts stand: shared ones would not be sent again.
OWN_ALONE = frozenset({Place.ROOM_FIRST})


@dataclass(frozen=True)
class Part:
    """A part of a page: the id of its outermost element, its template, and what that is given as `part`.

    The template prints one element with that id also when there is nothing to show: open pages replace it.
    """

    target: str
    template: str
    shown: Any = None

    def fragment(self, room: Room, *, say: str = "") -> Fragment:
        """The part as open pages are sent it."""
        context = {"part": self.shown, "room": room, "sitting": room.sitting}
        return Fragment(self.target, render_to_string(self.template, context).strip(), say=say)


#: What everybody sees who has the page open: asked with each page and with each sending, never for one reader.
Shared = Callable[[Place, Room], Sequence[Part]]
#: What one reader sees: asked with his page alone.
Own = Callable[[Place, Room, Actor], Sequence[Part]]
_shared: dict[str, Shared] = {}
_own: dict[str, Own] = {}
_heedless: set[str] = set()
_where_present: dict[str, Collection[Place]] = {}
_sent_only: set[str] = set()


def register(
    name: str,
    *,
    shared: Shared | None = None,
    own: Own | None = None,
    shows_conclusions: bool = True,
    lists_present: Collection[Place] = tuple(Place),
    own_prints_all: bool = False,
) -> None:
    """Enter what an area puts on the pages of a sitting. `name` is the area's.

    One whose shared parts `shows_conclusions` not is not asked again when a conclusion is written or changed. Only where
    it `lists_present`, those who are there by name, is it asked again when somebody comes or leaves; in a large sitting
    nowhere, since nobody is listed there. Where `own_prints_all`, a page asks for the reader's own parts alone, which hold
    the shared ones too: both come of one statement.
    """
    if shared is not None:
        _shared[name] = shared
    if own_prints_all:
        _sent_only.add(name)
    if not shows_conclusions:
        _heedless.add(name)
    if shared is not None:
        _where_present[name] = lists_present
    if own is not None:
        _own[name] = own


def beside(room: Room, actor: Actor, *places: Place) -> dict[str, list[Part]]:
    """All parts for one reader's page, by place."""
    found: dict[str, list[Part]] = {}
    for place in places:
        parts: list[Part] = []
        for name in dict.fromkeys([*_shared, *_own]):  # what an area shows one reader stands by what it shows all
            is_printed = name in _shared and name not in _sent_only and place not in OWN_ALONE
            parts += _shared[name](place, room) if is_printed else []
            parts += _own[name](place, room, actor) if name in _own else []
        found[place.value] = parts
    return found


def fragments(
    room: Room, places: Iterable[Place], *, of: str | None = None, on_a_conclusion: bool = False
) -> list[Fragment]:
    """The shared parts of some places as open pages are sent them; of one area alone when `of` names it."""
    asked = [name for name in _shared if (of is None or name == of) and not (on_a_conclusion and name in _heedless)]
    tellers = [_shared[name] for name in asked]
    return [part.fragment(room) for place in places for teller in tellers for part in teller(place, room)]


def list_present(places: Iterable[Place]) -> bool:
    """Whether anything in some places lists those who are present."""
    return any(place in _where_present[name] for place in places for name in _shared)


def present_fragments(room: Room, places: Iterable[Place]) -> list[Fragment]:
    """The shared parts that list those who are present, as open pages are sent them when somebody comes or leaves."""
    asked = [(place, name) for place in places for name in _shared if place in _where_present[name]]
    return [part.fragment(room) for place, name in asked for part in _shared[name](place, room)]
