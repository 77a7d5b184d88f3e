"""What areas above say on the page of a task: buttons in its head, parts under its deliverables.

They enter themselves here, so that this area need not know what else can be done about a task.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from decreta.core.actor import Actor
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Part:
    """A part of the page: its template, and what that is given as `part`."""

    template: str
    shown: Any


@dataclass
class Beside:
    """Everything that stands beside one task for one reader."""

    buttons: list[ButtonContext] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


Teller = Callable[[Beside, TaskPage, Actor], None]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Register what an area says beside tasks."""
    _tellers[name] = teller


def beside(page: TaskPage, actor: Actor) -> Beside:
    """What all areas say."""
    found = Beside()
    for teller in _tellers.values():
        teller(found, page, actor)
    return found
