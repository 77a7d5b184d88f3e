"""What is left behind with organisations that have ended, and to whom it can pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Q, QuerySet

from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment, Fact, Report
from decreta.assignments.policies import check_passes
from decreta.changes.models import Passed, Passing
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation, Succession


@dataclass(frozen=True)
class Candidate:
    """An assignment that is left behind, with its task; `why` says why it cannot pass yet."""

    assignment: Assignment
    task: Task
    why: str = ""


def _left(body_id: UUID) -> QuerySet[Assignment]:
    """Open assignments of a body's tasks that were not handed down."""
    return Assignment.objects.filter(
        matter_kind=MATTER_KIND, monitor_id=body_id, parent=None, closed_at=None, done_accepted_at=None
    )


@prepared
def left_behind(body_id: UUID, day: dt.date) -> QuerySet[Assignment, Any]:
    """Organisations that have ended or were succeeded by a day, with how much of a body's work is still with them."""
    gone = Organisation.objects.filter(Q(valid_to__lte=day) | Q(successions__takes_effect_on__lte=day)).values("pk")
    left = _left(body_id).filter(organisation__among=ArraySubquery(gone)).order_by()
    found = left.values("organisation__code", "organisation__name_vi")
    return found.annotate(n=Count("pk")).order_by("organisation__code")


def successions_of(organisation: Organisation) -> list[Succession]:
    """What it became by today."""
    found = organisation.successions.filter(takes_effect_on__lte=clock.today())
    return list(found.select_related("predecessor", "successor").order_by("takes_effect_on", "pk"))


def candidates(
    body: Body, organisation: Organisation, actor: Actor, to: Organisation, *, most: int
) -> tuple[list[Candidate], int]:
    """What can pass to a successor, and how many there are in all. Three statements."""
    left = _left(body.pk).filter(organisation=organisation)
    rows = list(left.select_related("organisation", "monitor").order_by("current_lapses_at", "pk")[:most])
    tasks = Task.objects.visible_to(actor).told_to(actor).select_related("directive__document", "clause")
    named = tasks.defer("search").in_bulk([one.matter_id for one in rows])
    found = [Candidate(one, named[one.matter_id], _why(one, to)) for one in rows if one.matter_id in named]
    return found, left.count()


def chosen(body: Body, organisation: Organisation, keys: Sequence[UUID]) -> list[Assignment]:
    """The assignments that were chosen, as far as they are still left behind."""
    rows = _left(body.pk).filter(organisation=organisation, pk__in=keys)
    return list(rows.select_related("organisation", "monitor").order_by("pk"))


def _why(one: Assignment, to: Organisation) -> str:
    problems = Problems()
    check_passes(problems, one, to)
    return "; ".join(str(problem.message) for problem in problems.found)


@prepared
def passings_of(actor: Actor, task_id: UUID) -> QuerySet[Passed]:
    """How assignments of a task passed on, for who sees that."""
    seen = Passing.objects.visible_to(actor).values("pk")
    found = Passed.objects.filter(left__matter_kind=MATTER_KIND, left__matter_id=task_id, passing__in=seen)
    return found.select_related(
        "passing__succession__predecessor", "passing__succession__successor", "left", "taken"
    ).order_by("pk")


def has_begun(passing: Passing) -> bool:
    """Whether somebody has done anything yet with what passed. At most two statements; the act itself looks closer."""
    by_passing = (FactKind.ASSIGNED, FactKind.EXTENDED, FactKind.SUSPENDED)
    taken = {"assignment__passed_from__passing": passing}
    return Fact.objects.filter(**taken).exclude(kind__in=by_passing).exists() or Report.objects.filter(**taken).exists()
