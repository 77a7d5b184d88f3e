"""Which areas above have anything in a sitting, found out in one statement for all of them.

Nearly every sitting has no ballot, no speaker or no motion. An area enters the prepared statements that give a row where
it has something; where all of them give none, its parts are shown empty without asking (`Room.lacks`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decreta.core import ahead
from decreta.core.prepared import Prepared
from decreta.meetings.models import Sitting

_rows: dict[str, tuple[Prepared[Any], ...]] = {}


def register(name: str, *rows: Prepared[Any]) -> None:
    """Enter what an area has in a sitting: statements by the sitting's id. `name` is the area's."""
    _rows[name] = rows


def lacking(sitting: Sitting) -> frozenset[str]:
    """The areas that have nothing in a sitting. One statement."""
    return without_any(sitting, _rows)


def without_any(sitting: Sitting, found: Mapping[str, tuple[Prepared[Any], ...]]) -> frozenset[str]:
    """Of several things that each some statements tell of, those of which a sitting has nothing. One statement."""
    asked = {name: [row.ask(sitting.pk) for row in rows] for name, rows in found.items()}
    empty = {id(one) for one in ahead.empty([one for rows in asked.values() for one in rows])}
    return frozenset(name for name, rows in asked.items() if all(id(one) in empty for one in rows))
