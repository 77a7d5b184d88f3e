"""What areas above read in a list of tasks beside its own columns. They enter themselves here at start-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar
from uuid import UUID

from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.kit.importing import Column, Judged, Row


class Beside:
    """Further columns, what they mean, and what is done about them. Judging asks set-wise, as everywhere in imports."""

    columns: ClassVar[tuple[Column, ...]] = ()

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        """Read the rows, whose directives are found already. `_task_id` in a row's values says which task it means."""

    def compare(self, found: Mapping[int, Task], rows: Iterable[Row], *, by: Actor) -> dict[int, dict[str, object]]:
        """What the records hold in the columns of tasks that are there already, by the number of the row."""
        return {}

    def act(self, row: Row, task: Task, *, by: Actor) -> None:
        """Do what the row says, by acts, after the task was assigned or changed."""

    def undo(self, task: Task, *, by: Actor) -> None:
        """The task that a row has made is withdrawn."""

    def take_out(self, tasks: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
        """The cells of tasks that are taken out to be changed."""
        return {}


_besides: list[Beside] = []


def enter(found: Beside) -> None:
    """Enter what an area above reads; its columns are entered with it (`directives.importing.register_beside`)."""
    _besides.append(found)


def besides() -> list[Beside]:
    """What areas above read."""
    return _besides


def with_besides(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows that are taken out, with the cells of areas above. As many statements as those need, for any number."""
    keys = [UUID(row["task_id"]) for row in rows]
    for beside in _besides:
        cells = beside.take_out(keys)
        for key, row in zip(keys, rows, strict=True):
            row.update(cells.get(key, {}))
    return rows
