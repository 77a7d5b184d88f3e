"""What areas above say of a task on its page: remarks over it, buttons in its head, what they know of its life.

They enter themselves here, so that this area need not know what papers decide of tasks later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from decreta.assignments.models import Assignment, ExtensionRequest
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.queries.happenings import Happening
from decreta.documents.beside import Remark
from decreta.ui.buttons import ButtonContext


@dataclass
class Beside:
    """Everything that areas above say of one task for one reader."""

    remarks: list[Remark] = field(default_factory=list)
    buttons: list[ButtonContext] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


@dataclass(frozen=True)
class Seen:
    """What the page knows already of the task: whoever speaks beside it need not ask again."""

    task: Task
    shown: Assignment | None
    pending_extension: ExtensionRequest | None


#: Fills in what an area has to say.
Teller = Callable[[Beside, Seen, Actor], None]
_tellers: dict[str, Teller] = {}


def register(name: str, teller: Teller) -> None:
    """Register what an area says beside tasks."""
    _tellers[name] = teller


def beside(seen: Seen, actor: Actor) -> Beside:
    """What all areas say."""
    found = Beside()
    for teller in _tellers.values():
        teller(found, seen, actor)
    return found
