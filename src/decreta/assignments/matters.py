"""What is assigned belongs to higher areas; here they say what must follow when one of their matters is assigned.

A task or a directive mark opens documents to whom it is assigned, and closes them again. The higher area
registers that once, at start; assigning and handing down call it inside their transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from decreta.core.actor import Actor

if TYPE_CHECKING:
    from decreta.assignments.models import Assignment

Following = Callable[["Assignment", Actor], None]


@dataclass(frozen=True)
class Matter:
    """What a kind of matter does when an assignment of it begins and ends."""

    begins: Following | None = None
    ends: Following | None = None


_MATTERS: dict[str, Matter] = {}


def register(kind: str, *, begins: Following | None = None, ends: Following | None = None) -> None:
    """Say what follows for matters of a kind (`directives.task`)."""
    _MATTERS[kind] = Matter(begins, ends)


def begins(assignment: Assignment, by: Actor) -> None:
    """An assignment of the matter was made or opened again."""
    matter = _MATTERS.get(assignment.matter_kind)
    if matter is not None and matter.begins is not None:
        matter.begins(assignment, by)


def ends(assignment: Assignment, by: Actor) -> None:
    """An assignment of the matter was accepted or closed."""
    matter = _MATTERS.get(assignment.matter_kind)
    if matter is not None and matter.ends is not None:
        matter.ends(assignment, by)
