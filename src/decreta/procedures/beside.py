"""What stands beside a meeting in writing: the way to its questions and forms."""

from __future__ import annotations

from collections.abc import Sequence

from decreta.core.actor import Actor
from decreta.meetings import beside as sittings
from decreta.meetings.queries.room import Room
from decreta.procedures.models import Procedure


def register() -> None:
    """Enter the part beside a sitting."""
    sittings.register("procedures", own=parts)


def parts(place: sittings.Place, room: Room, actor: Actor) -> Sequence[sittings.Part]:
    """One part on the page of a meeting in writing, for those who see it."""
    if place not in {sittings.Place.SITTING, sittings.Place.PREPARE} or not room.sitting.is_written:
        return ()
    found = Procedure.objects.filter(sitting=room.sitting).first()
    return [sittings.Part("procedure-part", "procedures/beside.html", found)] if found is not None else ()
