"""What can be urged: open assignments of a body's tasks that are overdue or near their lapse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import WHOSE, Assignee, Assignment
from decreta.assignments.queries.handing import key_of
from decreta.assignments.queries.ladders import near_until
from decreta.assignments.queries.whom import in_bulk, letter_of, where
from decreta.assignments.queries.whom import named as called
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body

#: As many tasks as one letter is offered.
MOST = 100


@dataclass(frozen=True)
class Urgeable:
    """Somebody with how many of its tasks are overdue and near their lapse."""

    addressee: Assignee
    key: str
    overdue: int
    near: int


@dataclass(frozen=True)
class UrgeLine:
    """One assignment that can be urged, with its task."""

    assignment: Assignment
    task: Task
    is_overdue: bool


@dataclass(frozen=True)
class Counted:
    """The same by its key only: thousands of agencies are counted, those of one page are read."""

    kind: str
    pk: UUID
    overdue: int
    near: int


def _open(body: Body, actor: Actor, at: dt.datetime) -> QuerySet[Assignment]:
    return (
        Assignment.objects.visible_to(actor)
        .filter(monitor=body, matter_kind=MATTER_KIND, role__in=ANSWERABLE)
        .filter(done_reported_at=None, done_accepted_at=None, closed_at=None, suspended_at=None)
        .filter(current_lapses_at__lte=near_until(at))
    )


def counted(body: Body, actor: Actor, at: dt.datetime) -> list[Counted]:
    """Agencies that can be urged, the one with most overdue tasks first. One statement, one row for each of them."""
    who = Coalesce("organisation_id", "body_id", "unit_id", "holding_id")
    found = _open(body, actor, at).order_by().annotate(letter=letter_of(), who=who, called=called("name_vi"))
    late = Count("pk", filter=Q(current_lapses_at__lte=at))
    rows: Any = found.values_list("letter", "who", "called").annotate(overdue=late, near=Count("pk") - late)
    ordered = sorted(rows, key=lambda row: (-row[3], -row[4], row[2]))
    return [Counted(row[0], row[1], row[3], row[4]) for row in ordered]


def named(rows: Iterable[Counted]) -> list[Urgeable]:
    """The same with their names. At most one statement for each kind."""
    rows = list(rows)
    known = in_bulk((one.kind, one.pk) for one in rows)
    return [Urgeable(who, key_of(who), one.overdue, one.near) for one in rows if (who := known.get(one.pk))]


def urgeable(body: Body, actor: Actor, at: dt.datetime) -> list[Urgeable]:
    """All agencies that can be urged, the one with most overdue tasks first. At most five statements."""
    return named(counted(body, actor, at))


def with_tasks(body: Body, addressee: Assignee, actor: Actor, at: dt.datetime) -> list[UrgeLine]:
    """The assignments of one agency that can be urged: what is late longest first, at most as many as a letter can hold."""
    late = _open(body, actor, at).filter(**where(addressee)).select_related(*WHOSE)
    found = list(late.order_by("current_lapses_at", "pk")[:MOST])
    told = Task.objects.told_to(actor)
    tasks = told.select_related("directive__document", "clause").in_bulk([one.matter_id for one in found])
    lines = [
        UrgeLine(one, tasks[one.matter_id], bool(one.current_lapses_at and one.current_lapses_at <= at))
        for one in found
        if one.matter_id in tasks
    ]
    return sorted(lines, key=lambda line: (not line.is_overdue, line.task.directive_id, line.task.ordinal))
