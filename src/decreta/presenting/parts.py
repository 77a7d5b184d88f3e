"""What following puts on the pages of a sitting: the place that follows, one's own button, the chair's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.meetings import rules as sittings
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import SittingState
from decreta.meetings.queries.room import Room
from decreta.presenting import rules
from decreta.presenting.models import Presentation, presented_in

_FOR_ALL = {
    Place.ROOM: ("presented", "presenting/parts/presented.html"),
    Place.CHAIR_SIDE: ("presenter", "presenting/parts/presenter.html"),
    Place.HALL: ("hall-presented", "presenting/parts/hall.html"),
}


_KEPT = "_presented"


@dataclass(frozen=True)
class Turning:
    """Whether one reader turns the pages for everybody."""

    may: bool


@dataclass(frozen=True)
class Hidden:
    """Something is presented that these readers may not see: neither which paper nor which page."""

    is_hidden: bool = True


def shared(place: Place, room: Room) -> Sequence[Part]:
    """What is presented, to those who may see it. Everybody else is told, in the room, that he may not, and nothing more.

    Its title stands in no part.
    """
    if place not in _FOR_ALL:
        return []
    target, template = _FOR_ALL[place]
    shown: Presentation | Hidden | None = _running(room)
    if isinstance(shown, Presentation) and shown.paper_id is not None and not _is_read_in(shown, room):
        # The hall's screen is read by whoever stands there.
        shown = Hidden() if place == Place.ROOM else None
    return [Part(target, template, shown)]


def shown_in_hall(room: Room) -> Presentation | None:
    """What the hall is shown of a sitting; `room` is as everybody sees it."""
    shown = _running(room)
    return shown if shown is not None and shown.paper_id is not None and _is_read_in(shown, room) else None


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """The viewer that is not on the page yet, and the button of who presents."""
    if place not in {Place.ROOM, Place.HALL} or room.sitting.state != SittingState.OPEN:
        return []
    may = place == Place.ROOM and _may_present(room, actor)
    return [Part("turning", "presenting/parts/turning.html", Turning(may))]


def _may_present(room: Room, actor: Actor) -> bool:
    """Who runs the sitting, and whom he asked to: where nothing was presented yet, nobody was asked."""
    if "presenting" in room.lacks:
        return allows(sittings.may_run, room.sitting, by=actor)
    return allows(rules.may_present, room.sitting, by=actor)


def _is_read_in(shown: Presentation, room: Room) -> bool:
    """Whether the paper is among those that the room's readers are shown; for the hall, among those that everybody reads."""
    return any(paper.pk == shown.paper_id for paper in room.papers)


def _running(room: Room) -> Presentation | None:
    if room.sitting.state != SittingState.OPEN or "presenting" in room.lacks:
        return None
    if _KEPT not in room.__dict__:  # asked once for all places of a page
        room.__dict__[_KEPT] = presented_in(room.sitting)
    found: Presentation | None = room.__dict__[_KEPT]
    return found
