"""What areas above put into the data of a progress report: of no language, about the tasks that it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from decreta.directives.queries.progress import ProgressReport

#: What an area knows as of the day of the report about the tasks in its rows; empty where it has nothing to say.
Teller = Callable[[ProgressReport], list[dict[str, Any]]]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Register a part under the name that it has in the data."""
    _tellers[name] = teller


def parts_of(found: ProgressReport) -> dict[str, list[dict[str, Any]]]:
    """The parts that there are. Said only where there is something, so that the reports of before stay the same bytes."""
    return {name: part for name, teller in _tellers.items() if (part := teller(found))}
