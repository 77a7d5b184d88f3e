"""The bodies by which a list of tasks can be narrowed."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body
from decreta.organisation.queries.choosing import MOST_BODIES


def bodies_of_tasks(actor: Actor) -> QuerySet[Body]:
    """The bodies of the tasks that somebody sees: his own, those whose work he has or handed on; of an inspector all."""
    with_tasks = Exists(Task.objects.filter(body=OuterRef("pk")))
    if actor.can("inspect_everything"):
        return Body.objects.filter(with_tasks)
    if actor.person_id is None:
        return Body.objects.none()
    held = Assignment.objects.filter(matter_kind=MATTER_KIND)
    # Not by what he sees: of a body's own people that is all its tasks, to find one body in.
    mine = held.answered_by(actor) | held.given_by(actor)
    theirs = Task.objects.filter(pk__in=mine.values("matter_id")).order_by().values("body_id")
    own = Body.objects.filter(with_tasks, pk__in=actor.body_ids | actor.served_body_ids).order_by().values("pk")
    # United, not joined by "or": else the bodies of all tasks are read for the few that are his.
    return Body.objects.filter(pk__in=own.union(theirs, all=True))


@prepared
def offered(actor: Actor) -> QuerySet[Body, Any]:
    """Code and symbol of the bodies that a reader chooses from, and of one more where there are too many."""
    found: QuerySet[Body, Any] = bodies_of_tasks(actor).order_by("code").values("code", "symbol")
    return found[: MOST_BODIES + 1]
