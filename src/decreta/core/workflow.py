"""Tables of states. Every area writes them in one form: from which state which act leads where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

S = TypeVar("S", bound=str)


def acts_from(transitions: Mapping[S, Mapping[str, S]], state: str) -> frozenset[str]:
    """The acts that a state allows; none for a state that is not in the table."""
    return frozenset(next((acts for source, acts in transitions.items() if source == state), ()))


def target(transitions: Mapping[S, Mapping[str, S]], act: str) -> S:
    """The one state that an act leads to, wherever it starts. Raises LookupError for an act with several or none."""
    found = {acts[act] for acts in transitions.values() if act in acts}
    if len(found) != 1:
        raise LookupError(f"{act} leads to {sorted(found) or 'no state'}")
    return found.pop()
