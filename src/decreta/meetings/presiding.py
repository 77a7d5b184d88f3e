"""What areas above have against somebody presiding over a point: who has stepped back from it does not lead it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from decreta.meetings.models import AgendaItem

#: The invitations of a sitting that do not preside over a point.
Barring = Callable[[AgendaItem], frozenset[UUID]]
_barrings: dict[str, Barring] = {}


def register(name: str, barring: Barring) -> None:
    """Enter whom an area keeps from presiding over a point. `name` is the area's."""
    _barrings[name] = barring


def barred_from(item: AgendaItem | None) -> frozenset[UUID]:
    """The invitations that do not preside over a point; none where no point is at hand."""
    if item is None:
        return frozenset()
    return frozenset().union(*(barring(item) for barring in _barrings.values()))
