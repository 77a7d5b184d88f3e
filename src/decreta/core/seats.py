"""Who acts again, later: a job goes on for somebody with what his post may see then, not with what it could when it began.

The area that knows posts provides the function; a job keeps only the ids of the log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from decreta.core.actor import Actor
from decreta.core.errors import DecretaError

Again = Callable[[Mapping[str, Any]], Actor | None]
_provided: list[Again] = []


class SeatGoneError(DecretaError):
    """Whoever began the work no longer holds the post in which he began it."""


def provide(again: Again) -> None:
    """Say how an actor is found again from `user`, `holding` and `mandate`."""
    _provided[:] = [again]


def seat_of(actor: Actor) -> dict[str, Any]:
    """What a job keeps of an actor."""
    facts = actor.as_facts()
    return {name: facts[name] for name in ("user", "holding", "mandate")}


def again(seat: Mapping[str, Any]) -> Actor:
    """The actor of a kept seat, with what his post may see now. Raises SeatGoneError when he no longer sits there."""
    found = _provided[0](seat) if _provided else None
    if found is None:
        raise SeatGoneError
    return found
