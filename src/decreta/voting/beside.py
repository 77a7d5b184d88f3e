"""What voting puts on the pages of a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import VOTING_PARTS, SittingState
from decreta.meetings.queries.room import Room
from decreta.voting import rules
from decreta.voting.models import Proxy
from decreta.voting.queries.proxies import of_member
from decreta.voting.queries.roll import presides_though_recused
from decreta.voting.queries.secrets import panel_to_serve, waiting_of, waiting_panel_of
from decreta.voting.queries.shown import OnPage, paper_of, proxies_of, votes_of

PAPER = "voting-paper"
PAPER_TEMPLATE = "voting/parts/paper.html"
TELLER = "voting-teller"
TELLER_TEMPLATE = "voting/parts/teller.html"
PANELS = "voting.panels"
#: By this name it is known whether anybody has stepped back from a point of a sitting (`Room.lacks`).
RECUSALS = "voting.recusals"
#: By this name whether anybody has given his vote to another.
PROXIES = "voting.proxies"
_GIVEN_IN = {SittingState.CONVENED, SittingState.OPEN}


def shared(place: Place, room: Room) -> Sequence[Part]:
    """The open ballot and the results, for everybody who sees the page."""
    if place == Place.PREPARE_SIDE:
        return [Part("voting-proxies", "voting/parts/proxies.html", _proxies(room))]
    if place not in {Place.ROOM, Place.HALL, Place.CHAIR, Place.SITTING}:
        return []
    votes = votes_of(room)
    decided = votes.decided if place == Place.SITTING else votes.of_point(room.current)
    if place == Place.HALL or (place == Place.ROOM and votes.open is not None):
        # While a question is open in the room, the voting paper stands right under it.
        decided = decided[:1] if place == Place.HALL else []
    shown = OnPage(votes.open, decided, room.current, votes.uncounted)
    if place == Place.CHAIR:
        is_named = votes.open is None and PANELS not in room.lacks
        panel = waiting_panel_of(room.sitting) if is_named else None
        sealed = votes.uncounted is not None and votes.uncounted.ballot.is_sealed
        waiting = waiting_of(votes.uncounted.ballot) if sealed and votes.uncounted is not None else None
        shown = replace(shown, panel=panel, waiting=waiting, is_led_by_recused=_is_led_by_recused(room))
    return [Part(f"voting-{place}", f"voting/parts/{place}.html", shown)]


def _proxies(room: Room) -> list[Proxy]:
    return [] if PROXIES in room.lacks else proxies_of(room.sitting)


def _is_led_by_recused(room: Room) -> bool:
    """Whether who presides has stepped back from the point at hand; he is warned, and the secretary may name another."""
    if RECUSALS in room.lacks or room.current is None or room.sitting.state != SittingState.OPEN:
        return False
    return presides_though_recused(room.sitting, room.current)


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The reader's own voting paper, before everything else in the room, and what he has to do as a teller.

    Beside the cockpit, and beside a sitting that is over, the secretary finds where a ballot is entered afterwards.
    """
    if place == Place.SITTING:
        return _giving(room, actor)
    if place in {Place.CHAIR_SIDE, Place.SITTING_SIDE}:
        return _entering(place, room, actor)
    if place != Place.ROOM_FIRST:
        return []
    held = votes_of(room).open
    panel = None if PANELS in room.lacks else panel_to_serve(room.sitting, actor)
    return [
        Part(PAPER, PAPER_TEMPLATE, paper_of(held.ballot if held else None, actor)),
        Part(TELLER, TELLER_TEMPLATE, panel),
    ]


def _entering(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The way to entering a ballot that was held without network."""
    state = SittingState.OPEN if place == Place.CHAIR_SIDE else SittingState.CLOSED
    if room.sitting.is_written or room.sitting.state != state:
        return []
    if not allows(rules.may_arrange, room.sitting, by=actor):
        return []
    return [Part("voting-afterwards", "voting/parts/afterwards.html")]


def _giving(room: Room, actor: Actor) -> Sequence[Part]:
    """The member's own vote, where the rules of the body know proxies: to whom he gave it, whose he holds."""
    if not room.rules.proxy_limit or room.sitting.is_written or room.sitting.state not in _GIVEN_IN:
        return []
    seat = room.seat_of(actor)
    if seat is None or seat.invitation.part not in VOTING_PARTS or not seat.invitation.has_vote:
        return []
    return [Part("voting-own-proxy", "voting/parts/own_proxy.html", of_member(seat.invitation, may_give=True))]
