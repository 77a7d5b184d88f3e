"""The bodies by which a list of tasks can be narrowed, and which of them an address means."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body
from decreta.organisation.queries.choosing import code_in

#: So many are offered at once; of more one is named by typing.
MOST: Final = 80


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
    return found[: MOST + 1]


def body_asked(text: str) -> Body | None:
    """The body that an address names: by its code, or as its reader has typed it."""
    text = text.strip()
    if not text:
        return None
    found = Body.objects.filter(code=code_in(text) or text).first()
    if found is not None:
        return found
    typed = Q(symbol__iexact=text) | Q(name_vi__iexact=text) | Q(name_en__iexact=text) | Q(name_ja__iexact=text)
    return Body.objects.filter(typed).order_by("code").first()
