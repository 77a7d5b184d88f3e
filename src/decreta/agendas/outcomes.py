"""What areas above know of what came of a proposed point: they enter themselves here, the page of the proposal asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from decreta.core.actor import Actor
from decreta.meetings.beside import Part
from decreta.meetings.models import AgendaItem

#: Tells of points, by their ids, what an area knows; a point of which it knows nothing is left out. The points are those
#: of which the reader may be told: an area shows nothing of another.
Teller = Callable[[Sequence[AgendaItem], Actor], Mapping[UUID, Part]]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Enter what an area knows. `name` is the area's."""
    _tellers[name] = teller


def told_of(items: Sequence[AgendaItem], actor: Actor) -> dict[UUID, list[Any]]:
    """What all areas know of points, by their ids."""
    found: dict[UUID, list[Any]] = {item.pk: [] for item in items}
    for tell in _tellers.values():
        for pk, part in tell(items, actor).items():
            found[pk].append(part)
    return found
