"""Requests for more time that wait to be decided for a body, with what was found on them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from decreta.assignments.models import WHOSE, Assignment, Examination, ExtensionRequest
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body

#: As many as one page offers; who has more narrows by deciding.
SHOWN = 100


@dataclass(frozen=True)
class Waiting:
    """One request with its task and the newest opinion."""

    request: ExtensionRequest
    task: Task
    opinion: Examination | None

    @property
    def key(self) -> str:
        """How a form names it."""
        return str(self.request.pk)


def waiting(body: Body, actor: Actor) -> list[Waiting]:
    """Undecided requests about the body's tasks that no letter decides yet, the one asked first on top. Three statements."""
    found = _requests(body, actor)
    tasks = _tasks(found, actor)
    return [
        Waiting(one, tasks[one.assignment.matter_id], next(reversed(list(one.examinations.all())), None))
        for one in found
        if one.assignment.matter_id in tasks
    ]


def _requests(body: Body, actor: Actor) -> list[ExtensionRequest]:
    open_ones = Assignment.objects.visible_to(actor).filter(
        monitor=body, matter_kind=MATTER_KIND, parent=None, closed_at=None, done_accepted_at=None
    )
    found = ExtensionRequest.objects.filter(decision=None, letter_id=None, assignment__in=open_ones)
    related = (f"assignment__{one}" for one in (*WHOSE, "monitor"))
    return list(
        found.select_related(*related).prefetch_related("examinations").order_by("asked_at", "pk")[:SHOWN],
    )


def _tasks(requests: list[ExtensionRequest], actor: Actor) -> dict[object, Task]:
    told: QuerySet[Task] = Task.objects.told_to(actor).select_related("directive__document", "clause").defer("search")
    return {one.pk: one for one in told.filter(pk__in=[one.assignment.matter_id for one in requests])}
