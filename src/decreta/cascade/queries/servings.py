"""Which own tasks serve which assignments, and what was declared about them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.cascade.models import Serving, Share
from decreta.cascade.queries.books import books_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body


@prepared
def around(actor: Actor, task_id: UUID, assignment_ids: Ids) -> QuerySet[Serving]:
    """What a task serves, and what serves the assignments that a reader sees of it."""
    found = Serving.objects.visible_to(actor).filter(ended_at=None)
    found = found.filter(Q(task_id=task_id) | Q(assignment_id__among=assignment_ids))
    return found.select_related("assignment__organisation", "assignment__body").order_by("said_at", "pk")


@prepared
def shared_of(actor: Actor, assignment_ids: Ids, day: dt.date) -> QuerySet[Share]:
    """What was declared to be shared of own work on assignments, and has not run out by a day."""
    runs = Q(until_on=None) | Q(until_on__gte=day)
    found = Share.objects.visible_to(actor).filter(runs, ended_at=None, assignment_id__among=assignment_ids)
    return found.select_related("organisation", "above").order_by("organisation__path")


def serving(assignment: Assignment, actor: Actor) -> list[Serving]:
    """The own tasks that serve one assignment."""
    found = Serving.objects.visible_to(actor).standing().filter(assignment=assignment)
    return list(found.select_related("task__directive__document", "task__body").order_by("said_at", "pk"))


def own_books(assignment: Assignment) -> list[Body]:
    """The bodies whose tasks can serve an assignment: those whose book its assignee keeps, or the body itself."""
    if assignment.body_id is not None:
        return list(Body.objects.filter(pk=assignment.body_id))
    return list(books_of([assignment.organisation_id], clock.today())) if assignment.organisation_id is not None else []


def offered(assignment: Assignment, books: list[Body], words: str, actor: Actor, most: int = 30) -> list[Task]:
    """Own tasks that could serve an assignment: found by words, else the newest; those that do already are left out."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(body__in=books).exclude(pk=assignment.matter_id)
    found = found.exclude(servings__in=Serving.objects.standing().filter(assignment=assignment))
    if words:
        found = found.filter(pk__in=Task.objects.found_by_words(words, actor).values("pk"))
    is_open = Assignment.objects.filter(
        matter_kind=MATTER_KIND,
        matter_id=OuterRef("pk"),
        role__in=ANSWERABLE,
        parent=None,
        closed_at=None,
        done_accepted_at=None,
    )
    found = found.filter(Exists(is_open)).select_related("directive__document", "body")
    return list(found.order_by("-created_at", "-pk")[:most])


def directives_of(books: list[Body], actor: Actor, most: int = 8) -> list[Directive]:
    """The newest directives of the own books, from whose sentences further tasks can be made."""
    found = Directive.objects.visible_to(actor).filter(body__in=books).select_related("document", "body")
    return list(found.order_by("-decided_on", "-pk")[:most])


def shares(actor: Actor, organisation_id: UUID) -> QuerySet[Share]:
    """What an organisation has declared, what holds before what was taken back."""
    found = Share.objects.visible_to(actor).filter(organisation_id=organisation_id)
    return found.select_related(
        "organisation",
        "above",
        "agreement",
        "body",
        "directive__document",
        "assignment__organisation",
        "assignment__body",
    ).order_by("ended_at", "-shared_at", "-pk")


def matters_of(assignments: list[Assignment], actor: Actor) -> dict[UUID, Task]:
    """The tasks of assignments, as far as a reader sees them, by key. One statement."""
    keys = Ids(one.matter_id for one in assignments)
    if not keys:
        return {}
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk__among=keys)
    return {one.pk: one for one in found.select_related("directive__document")}


def assigned_from_above(organisation_id: UUID, books: list[Body], actor: Actor, most: int = 60) -> list[Assignment]:
    """Open assignments to an organisation from outside its own book: of work on them it can share what serves it."""
    found = Assignment.objects.visible_to(actor).filter(
        Q(organisation_id=organisation_id) | Q(body__in=books),
        matter_kind=MATTER_KIND,
        role__in=ANSWERABLE,
        parent=None,
        closed_at=None,
    )
    return list(found.exclude(monitor__in=books).order_by("-recorded_at")[:most])
