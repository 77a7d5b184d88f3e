"""What areas above do when a ballot ends: a motion is adopted or rejected by what its ballot came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.core.actor import Actor
from decreta.voting.models import Ballot

#: Called inside the act that closes or annuls a ballot or decides its tie, with its outcome; empty when annulled.
Ending = Callable[[Ballot, str, Actor, dt.datetime], None]
_endings: dict[str, Ending] = {}
_anew: dict[str, Ending] = {}


def register(name: str, ending: Ending) -> None:
    """Enter what an area does with the outcome of ballots. `name` is the area's."""
    _endings[name] = ending


def ended(ballot: Ballot, outcome: str, *, by: Actor, at: dt.datetime) -> None:
    """A ballot has come to an outcome, or was annulled."""
    for ending in _endings.values():
        ending(ballot, outcome, by, at)


def register_anew(name: str, ending: Ending) -> None:
    """Enter what an area does where a closed ballot has come to another outcome. `name` is the area's."""
    _anew[name] = ending


def came_out_anew(ballot: Ballot, outcome: str, *, by: Actor, at: dt.datetime) -> None:
    """Votes were added to a closed ballot, and its outcome is another: what had followed from it follows anew."""
    for ending in _anew.values():
        ending(ballot, outcome, by, at)
