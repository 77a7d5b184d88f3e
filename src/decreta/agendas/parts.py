"""What positions put on the pages of a sitting: the way to state one's own, and the points that are adopted together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.agendas import policies, rules
from decreta.agendas.enums import OPPOSING
from decreta.agendas.models import CarriedPoint, Deferral, Position
from decreta.agendas.queries.consent import Consent, consent_part, members_read
from decreta.agendas.queries.expected import missing_in
from decreta.agendas.queries.left import LeftPoint, carried_from, deferred, left_behind
from decreta.agendas.queries.offering import Offer, offer_of
from decreta.agendas.queries.opinions import AHEAD, AskedOn, asked_on
from decreta.agendas.queries.pool import pool_of
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.meetings import policies as meetings
from decreta.meetings import rules as sittings
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import Purpose, SittingState
from decreta.meetings.models import AgendaItem
from decreta.meetings.queries.room import Room


@dataclass(frozen=True)
class Together:
    """The points by consent, as one page shows them."""

    points: list[Consent]

    @property
    def adopted_together(self) -> list[Consent]:
        return [one for one in self.points if one.is_adopted_together]


@dataclass(frozen=True)
class Asked:
    """A point by consent, as a member in the room may object to it."""

    item: AgendaItem
    opposes: bool


@dataclass(frozen=True)
class PutOff:
    """What the body has put off, as one page shows it."""

    target: str
    points: Sequence[tuple[AgendaItem, Deferral]]
    #: Whether its readers lead the session, and it runs: what was put off by mistake is taken up again.
    may_take_up: bool


@dataclass(frozen=True)
class NotDealtWith:
    """What a sitting has not dealt with: where it went, and of which points nobody has said that yet."""

    carried: Sequence[CarriedPoint]
    left: Sequence[LeftPoint]
    prepares: bool

    @property
    def is_shown(self) -> bool:
        return bool(self.carried or self.left)


@dataclass(frozen=True)
class Offered:
    """What could be put into the consent part, as one page shows it: which page, and whether it can be undone."""

    offer: Offer
    page: str
    may_undo: bool


@dataclass(frozen=True)
class Way:
    """Where somebody states positions, or reads them."""

    may_state: bool
    reads_all: bool


def shared(place: Place, room: Room) -> Sequence[Part]:
    """The points that are adopted together (the chair's with the button), and those that the body has put off."""
    templates = {Place.CHAIR: "agendas/parts/chair.html", Place.ROOM: "agendas/parts/room.html"}
    if place not in templates:
        return []
    may_take_up = place == Place.CHAIR and allows(policies.can_be_taken_up_again, room.sitting)
    put_off = PutOff(f"deferred-{place}", deferred(room), may_take_up)
    return [
        Part(f"consent-{place}", templates[place], Together(consent_part(room.points))),
        Part(put_off.target, "agendas/parts/deferred.html", put_off),
    ]


#: Under this name sittings say whether opinions were asked for on their points.
OPINIONS = "agendas.opinions"


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """On the page of the sitting: positions, opinions asked for on its points, and what was not dealt with."""
    return [*_offered(place, room, actor), *_opinions(place, room, actor), *_own(place, room, actor)]


def _opinions(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """On which points opinions were asked for, for who reads them; while preparing all points, for who may ask."""
    if place not in {Place.SITTING, Place.PREPARE_SIDE}:
        return []
    may_ask = place == Place.PREPARE_SIDE and room.sitting.state in AHEAD
    lines = [one for one in room.points if not one.is_withheld and not one.is_heading]
    asked = asked_on(lines) if OPINIONS not in room.lacks else {}
    shown = [AskedOn(one, *asked.get(one.pk, (0, 0))) for one in lines if may_ask or one.pk in asked]
    return [Part("opinions", "agendas/parts/opinions.html", shown)] if shown else []


def _own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    if place == Place.PREPARE and allows(meetings.can, "arrange", room.sitting):
        return [
            Part("expected-papers", "agendas/parts/expected.html", missing_in(room)),
            Part("agenda-templates", "agendas/parts/templates.html", room.sitting),
            Part("pool", "agendas/parts/pool.html", pool_of(room.sitting)),
        ]
    if place == Place.ROOM:
        return _objecting(room, actor)
    if place == Place.SITTING and room.sitting.state in {SittingState.CLOSED, SittingState.CANCELLED}:
        prepares = sittings.prepares_for(room.sitting.body, by=actor)
        left = left_behind(room.sitting) if prepares else []
        return [
            Part("left-points", "agendas/parts/left.html", NotDealtWith(carried_from(room), left, prepares)),
            *_positions(place, room, actor),
        ]
    return _positions(place, room, actor)


def _offered(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """Points that nobody objects to, for who runs the sitting: on its page, and where it is prepared."""
    if place not in {Place.SITTING, Place.PREPARE} or not allows(sittings.may_run, room.sitting, by=actor):
        return []
    offer = offer_of(room.sitting, room.points, room.rules)
    if offer is None:
        return []
    may_undo = bool(offer.put) and allows(policies.can_be_undone, room.sitting)
    return [Part("without-objection", "agendas/parts/offered.html", Offered(offer, str(place), may_undo))]


def _objecting(room: Room, actor: Actor) -> Sequence[Part]:
    """In the room: where a member objects to what is adopted by consent. No statement where nothing is."""
    waits = [one for one in room.points if one.purpose == Purpose.CONSENT and allows(policies.can_be_objected_to, one)]
    waits = [one for one in waits if not one.is_withheld and policies.is_asked(one)]
    if not waits or actor.person_id is None:
        return []
    seat = room.seat_of(actor)
    if not allows(rules.may_state, seat.invitation if seat is not None else None, by=actor):
        return []
    said = Position.objects.filter(
        item__in=[one.pk for one in waits], invitation__holding__person_id=actor.person_id, stand__in=OPPOSING
    )
    opposed = set(said.values_list("item_id", flat=True))
    return [Part("objecting", "agendas/parts/objecting.html", [Asked(one, one.pk in opposed) for one in waits])]


def _positions(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """Where somebody states positions, or reads them."""
    if place not in {Place.SITTING, Place.PREPARE_SIDE} or room.sitting.state == SittingState.PREPARING:
        return []
    seat = room.seat_of(actor)
    is_asked = allows(rules.may_state, seat.invitation if seat is not None else None, by=actor)
    is_reader = allows(sittings.may_run, room.sitting, by=actor) or actor.can("inspect_everything")
    way = Way(
        may_state=is_asked and allows(policies.can_be_stated, room.sitting),
        reads_all=is_reader or (is_asked and members_read(room.sitting, room.rules.positions_shown)),
    )
    if not (way.may_state or way.reads_all):
        return []
    return [Part("positions", "agendas/parts/way.html", way)]
