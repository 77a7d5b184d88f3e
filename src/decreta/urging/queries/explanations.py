"""Requests to explain: of one task, on a desk, in the list."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models.tasks import MATTER_KIND
from decreta.urging.models import Explanation

_SHOWN = 20
_NAMED = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person")


@prepared
def of_task(actor: Actor, task_id: UUID, of: UUID | None = None) -> QuerySet[Explanation]:
    """What was asked and said about a task, or about one of its assignments, the newest first, as far as the actor sees."""
    found = Explanation.objects.visible_to(actor)
    if of is not None:
        found = found.filter(assignment_id=of)
    found = found.filter(assignment__matter_kind=MATTER_KIND, assignment__matter_id=task_id)
    related = (*_NAMED, "assignment__holding__post", "assignment__parent", "asker__person", "asker__post", "file")
    return found.select_related(*related).order_by("-asked_at", "-pk")[:_SHOWN]


@prepared
def to_explain(actors: tuple[Actor, ...]) -> QuerySet[Explanation]:
    """What the posts have to explain, the most pressing first."""
    found = Explanation.objects.waiting().filter(assignment__in=Assignment.objects.answered_by(*actors))
    return found.select_related(*_NAMED, "asker__person", "asker__post").order_by("due_at", "pk")[:_SHOWN]


@prepared
def to_judge(deciding: tuple[Actor, ...], giving: tuple[Actor, ...]) -> QuerySet[Explanation]:
    """Explanations that were given and wait to be judged by one of the posts."""
    watched = Assignment.objects.watched_by(*deciding) | Assignment.objects.given_by(*giving)
    found = Explanation.objects.filter(ended_at=None, answered_at__isnull=False, assignment__in=watched)
    return found.select_related(*_NAMED).order_by("answered_at", "pk")[:_SHOWN]


def counts(actor: Actor, at: dt.datetime) -> dict[str, int]:
    """How many of those that an actor sees are in each of the list's states. One statement."""
    waiting, late = Q(answered_at=None, ended_at=None), Q(due_at__lte=at)
    found: dict[str, int] = Explanation.objects.visible_to(actor).aggregate(
        all=Count("pk"),
        waiting=Count("pk", filter=waiting),
        late=Count("pk", filter=waiting & late),
        answered=Count("pk", filter=Q(answered_at__isnull=False, ended_at=None)),
    )
    return found


def listed(actor: Actor, state: str, at: dt.datetime) -> QuerySet[Explanation]:
    """Those that an actor sees, in one of the list's states."""
    found = Explanation.objects.visible_to(actor)
    if state == "waiting":
        found = found.waiting()
    elif state == "late":
        found = found.late(at)
    elif state == "answered":
        found = found.filter(answered_at__isnull=False, ended_at=None)
    related = (*_NAMED, "assignment__holding__post", "asker__person", "asker__post")
    return found.select_related(*related).order_by("-asked_at", "-pk")
