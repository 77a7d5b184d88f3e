"""What areas above do when a ballot ends: a motion is adopted or rejected by what its ballot came to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from decreta.core.actor import Actor
from decreta.voting.models import Ballot

#: Called inside the act that closes or annuls a ballot or decides its tie, with its outcome; empty when annulled.
Ending = Callable[[Ballot, str, Actor, dt.datetime], None]
_endings: dict[str, Ending] = {}


def register(name: str, ending: Ending) -> None:
    """Enter what an area does with the outcome of ballots. `name` is the area's."""
    _endings[name] = ending


def ended(ballot: Ballot, outcome: str, *, by: Actor, at: dt.datetime) -> None:
    """A ballot has come to an outcome, or was annulled."""
    for ending in _endings.values():
        ending(ballot, outcome, by, at)
