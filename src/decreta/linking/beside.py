"""What stands on the page of a task: what trackers call it."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Task
from decreta.directives.queries.task_page import TaskPage
from decreta.linking import rules
from decreta.linking.models import ExternalId
from decreta.linking.queries.identifiers import of_task, trackers_in_use


@dataclass(frozen=True)
class Identified:
    """The identifiers of a task, and whether the reader may change them."""

    task: Task
    ids: list[ExternalId]
    may_link: bool


def tell(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """One statement; one more for whoever may enter the first identifier."""
    may_link = allows(rules.may_link, body=seen.task.body, by=actor)
    ids = list(of_task.rows(seen.task.pk))
    if ids or (may_link and trackers_in_use()):
        said.parts.append(Part("linking/parts/identifiers.html", Identified(seen.task, ids, may_link)))
