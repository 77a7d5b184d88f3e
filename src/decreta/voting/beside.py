"""What voting puts on the pages of a sitting."""

from __future__ import annotations

from collections.abc import Sequence

from decreta.core.actor import Actor
from decreta.meetings.beside import Part, Place
from decreta.meetings.queries.room import Room
from decreta.voting.queries.shown import OnPage, paper_of, proxies_of, votes_of

PAPER = "voting-paper"
PAPER_TEMPLATE = "voting/parts/paper.html"


def shared(place: Place, room: Room) -> Sequence[Part]:
    """The open ballot and the results, for everybody who sees the page."""
    if place == Place.PREPARE_SIDE:
        return [Part("voting-proxies", "voting/parts/proxies.html", proxies_of(room.sitting))]
    if place not in {Place.ROOM, Place.HALL, Place.CHAIR, Place.SITTING}:
        return []
    votes = votes_of(room)
    decided = votes.decided if place == Place.SITTING else votes.of_point(room.current)
    if place == Place.HALL or (place == Place.ROOM and votes.open is not None):
        # While a question is open in the room, the voting paper stands right under it.
        decided = decided[:1] if place == Place.HALL else []
    shown = OnPage(votes.open, decided, room.current)
    return [Part(f"voting-{place}", f"voting/parts/{place}.html", shown)]


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The reader's own voting paper, above everything else in the room."""
    if place != Place.ROOM:
        return []
    held = votes_of(room).open
    return [Part(PAPER, PAPER_TEMPLATE, paper_of(held.ballot if held else None, actor))]
