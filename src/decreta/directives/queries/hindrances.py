"""What stands in the way of the tasks of a body, as an area above knows it: for the briefings of yet another.

It enters itself here. Without it nothing is known to stand in the way of anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from decreta.directives.models import Task


@dataclass(frozen=True)
class Hindrance:
    """Something that stood in the way of tasks at the end of a day."""

    text: str
    wanted: str
    #: Who said so, by kind and code (`whom.code_key`); empty where it came up from work that was handed down.
    raised_by: str
    raised_on: dt.date
    #: Who must remove it, in all languages.
    owners: dict[str, str]
    #: The tasks that hang on it, of those that were asked about.
    tasks: tuple[UUID, ...]


#: What stood in the way of some tasks at the end of a day, what most hang on first, of those the oldest.
Teller = Callable[[QuerySet[Task], dt.date], list[Hindrance]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Enter the area that knows. The last one that did is asked."""
    _tellers[:] = [teller]


def hindrances(tasks: QuerySet[Task], day: dt.date) -> list[Hindrance]:
    """What stood in the way of the tasks at the end of a day."""
    return _tellers[0](tasks, day) if _tellers else []
