"""Who opens a stream without having signed in: an area's own door, such as the screen of a hall.

A door is asked for by its name behind the stream's address (`/live/stream/hall`). Who comes by it is nobody of the
house: he acts as what the area says, sees the topics that areas show to such a one, and goes when the door's key ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from decreta.core.actor import Actor


@dataclass(frozen=True)
class Entrant:
    """Who came by a door: the key that let him in, as what he acts, the language of his page."""

    key: UUID
    actor: Actor
    language: str


@dataclass(frozen=True)
class Door:
    """`entrant` reads a connection; `standing` says which of some keys still let somebody in, in one statement."""

    entrant: Callable[[HttpRequest], Entrant | None]
    standing: Callable[[Collection[UUID]], set[UUID]]


DOORS: dict[str, Door] = {}


def register(name: str, door: Door) -> None:
    """Enter an area's door."""
    DOORS[name] = door
