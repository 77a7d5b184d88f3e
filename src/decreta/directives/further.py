"""Columns of the list of tasks that areas above know: each asks for all rows of a page at once, when one of them is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from decreta.directives.models import Task

if TYPE_CHECKING:
    from decreta.core.actor import Actor
    from decreta.ui.tables import Column


@dataclass(frozen=True)
class Further:
    """`find` gives what an area knows of tasks as of a moment, by their keys; a column reads it by `TaskClass.told`.

    With a reader it tells of that alone of which he sees somebody's part.
    """

    name: str
    find: Callable[[Sequence[Task], dt.datetime, Actor | None], Mapping[UUID, Any]]
    columns: tuple[Column[Any], ...]


_further: dict[str, Further] = {}


def register(found: Further) -> None:
    """Enter the columns of an area."""
    _further[found.name] = found


def columns() -> tuple[Column[Any], ...]:
    """Every such column, in the order in which they were entered."""
    return tuple(column for one in _further.values() for column in one.columns)


class Told:
    """What areas above know of rows that are fetched together."""

    def __init__(self, tasks: Sequence[Task], moment: dt.datetime, reader: Actor | None) -> None:
        self._tasks, self._moment, self._reader = tasks, moment, reader
        self._found: dict[str, Mapping[UUID, Any]] = {}

    def of(self, name: str, task_id: UUID) -> Any:
        """What an area knows of a task; nothing for an area that does not know it."""
        if name not in self._found:
            known = _further.get(name)
            self._found[name] = known.find(self._tasks, self._moment, self._reader) if known is not None else {}
        return self._found[name].get(task_id)
