"""What areas above have made of the result of a ballot: once it is used, nothing is added to it."""

from __future__ import annotations

from collections.abc import Callable

from decreta.voting.models import Ballot

#: Why nothing is added to a closed ballot any more; empty while its result is not used.
Using = Callable[[Ballot], str]
_usings: dict[str, Using] = {}


def register(name: str, using: Using) -> None:
    """Enter what an area makes of results. `name` is the area's."""
    _usings[name] = using


def why_used(ballot: Ballot) -> str:
    """Why nothing is added to a closed ballot any more; empty while its result is not used."""
    return next((why for using in _usings.values() if (why := using(ballot))), "")
