"""Groups of those invited that areas above know: where several are named, the name of a group means all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from decreta.meetings.models import Sitting

#: The groups of a sitting by name, each as the invitations of those who belong to it.
Groups = Callable[[Sitting], Mapping[str, Collection[UUID]]]
_known: dict[str, Groups] = {}


def register(name: str, groups: Groups) -> None:
    """Enter the groups of an area. `name` is the area's."""
    _known[name] = groups


def groups_of(sitting: Sitting) -> dict[str, Collection[UUID]]:
    """All groups of a sitting by name. One statement for each area that has some."""
    return {called: those for groups in _known.values() for called, those in groups(sitting).items()}
