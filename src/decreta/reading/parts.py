"""What a reader finds on the pages of a sitting: the way to the pack, and his notes.

Neither costs the page a statement: the notes are fetched when it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.meetings.beside import Part, Place
from decreta.meetings.queries.room import Room


@dataclass(frozen=True)
class Papers:
    """How many papers the reader is shown, and how many of them he has not opened."""

    number: int
    unread: int


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The pack beside the agenda; notes beside the agenda and in the room."""
    if actor.person_id is None:
        return []
    if place == Place.ROOM:
        return [Part("own-notes", "reading/parts/later.html")]
    if place != Place.SITTING_SIDE:
        return []
    papers = room.papers
    notes = Part("own-notes", "reading/parts/later.html")
    if not papers:
        return [notes]
    return [Part("pack", "reading/parts/pack.html", Papers(len(papers), room.unread)), notes]
