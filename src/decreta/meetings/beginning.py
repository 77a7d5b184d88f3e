"""What areas above do with the words that are proposed under a point: they become its conclusion, or are taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from decreta.meetings.models import AgendaItem, Conclusion


class Taking(Protocol):
    """Takes over what hung on the proposal; called inside the act with which the point begins, or passes by consent."""

    def __call__(self, conclusion: Conclusion, *, passes: bool) -> None:
        """May refuse it."""


_takings: dict[str, Taking] = {}
#: Refuses that proposed words are taken away without others in their place; called inside the act that would do it.
Holding = Callable[[AgendaItem], None]
_holdings: dict[str, Holding] = {}


def register(name: str, taking: Taking, *, holding: Holding | None = None) -> None:
    """Enter what an area takes over, and what it holds. `name` is the area's."""
    _takings[name] = taking
    if holding is not None:
        _holdings[name] = holding


def came_of_proposal(conclusion: Conclusion, *, passes: bool) -> None:
    """In the place of what was proposed stands a conclusion or its draft now."""
    for taking in _takings.values():
        taking(conclusion, passes=passes)


def proposal_goes(item: AgendaItem) -> None:
    """Nothing is proposed under a point any more."""
    for holding in _holdings.values():
        holding(item)
