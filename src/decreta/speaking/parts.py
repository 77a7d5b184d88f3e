"""What the debate puts on the pages of a sitting: the speaker and the list for all, the chair's buttons, one's own request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.meetings.beside import Part, Place
from decreta.meetings.enums import SittingState
from decreta.meetings.queries.room import Room
from decreta.speaking.enums import SpeechKind
from decreta.speaking.models import Speech
from decreta.speaking.queries.floor import Floor, floor_of, quiet

_FOR_ALL = {
    Place.ROOM: ("speakers", "speaking/parts/speakers.html"),
    Place.CHAIR: ("floor", "speaking/parts/floor.html"),
    Place.HALL: ("hall-speaker", "speaking/parts/hall.html"),
}


@dataclass(frozen=True)
class Asking:
    """What one reader may ask for: his request that waits, and what else than an ordinary speech there is."""

    waiting: Speech | None
    kinds: list[tuple[str, str]]


def shared(place: Place, room: Room) -> Sequence[Part]:
    """The debate on the point at hand, for everybody on a page."""
    if place not in _FOR_ALL:
        return []
    target, template = _FOR_ALL[place]
    return [Part(target, template, _floor(room))]


def own(place: Place, room: Room, actor: Actor) -> Sequence[Part]:
    """One's own request to speak, in the room; where the limits are set, on the page of preparation."""
    if place == Place.PREPARE_SIDE:
        return [Part("debate", "speaking/parts/debate.html", room.sitting)]
    mine = room.seat_of(actor) if place == Place.ROOM else None
    if mine is None or room.sitting.state not in {SittingState.CONVENED, SittingState.OPEN}:
        return []
    # It is printed once and stays while points come and go: it asks for whichever point is at hand then. Where its reader
    # reads none that is at hand, the list of speakers before it is mute and hides it (_sitting.scss).
    waits = Speech.objects.filter(invitation=mine.invitation, began_at=None, withdrawn_at=None, item=room.current)
    waiting = None if "speaking" in room.lacks else waits.first()
    kinds = [(kind.value, str(kind.label)) for kind in SpeechKind if kind != SpeechKind.ORDINARY]
    return [Part("my-request", "speaking/parts/mine.html", Asking(waiting, kinds))]


def _floor(room: Room) -> Floor | None:
    if room.current is None or room.current.is_withheld or room.sitting.state != SittingState.OPEN:
        return None  # who does not read a confidential point learns nothing of its debate either
    if "speaking" in room.lacks:
        return quiet(room.sitting, room.current, at=room.at)
    return floor_of(room.sitting, room.current)
