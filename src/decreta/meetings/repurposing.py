"""What areas above forget where something else is asked of the body under a point by hand."""

from __future__ import annotations

from collections.abc import Callable

from decreta.meetings.models import AgendaItem

#: Called inside the act that asks something else of the body under a point.
Forgetting = Callable[[AgendaItem], None]
_forgettings: dict[str, Forgetting] = {}


def register(name: str, forgetting: Forgetting) -> None:
    """Enter what an area forgets. `name` is the area's."""
    _forgettings[name] = forgetting


def repurposed(item: AgendaItem) -> None:
    """Something else is asked of the body under a point now."""
    for forgetting in _forgettings.values():
        forgetting(item)
