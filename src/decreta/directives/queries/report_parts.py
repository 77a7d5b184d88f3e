"""What areas above put into the data of a progress report: of no language, about the tasks that it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.directives.queries.progress import ProgressReport

#: What an area knows as of the day of the report about the tasks in its rows; empty where it has nothing to say.
Teller = Callable[[ProgressReport], list[dict[str, Any]]]
_tellers: dict[str, Teller] = {}
#: Every part under the title that it has in a report: a report that differs in one later says so by it.
TITLES: Final[Mapping[str, str | Promise]] = {
    "moved": _("Deadlines that moved in the quarter"),
    "obstacles": _("Obstacles"),
    "cadence": _("Regular reports of the agencies"),
    "milestones": _("Milestones"),
    "cycles": _("Cycle times of the year before"),
    "contributions": _("Contributions asked for"),
    "shared": _("Shared from below"),
    "roll_ups": _("Roll-ups from organisations below"),
}


def register(name: str, teller: Teller) -> None:
    """Register a part under the name that it has in the data."""
    assert name in TITLES, f"{name} has no title in TITLES"
    _tellers[name] = teller


def parts_of(found: ProgressReport) -> dict[str, list[dict[str, Any]]]:
    """The parts that there are. Said only where there is something, so that the reports of before stay the same bytes."""
    return {name: part for name, teller in _tellers.items() if (part := teller(found))}
