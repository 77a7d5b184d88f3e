"""What can be urged: open assignments of a body's tasks that are overdue or near their lapse."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.assignments.queries.ladders import near_due
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation


@dataclass(frozen=True)
class Urgeable:
    """An agency with how many of its tasks are overdue and near their lapse."""

    addressee: Organisation | Body
    key: str
    overdue: int
    near: int


@dataclass(frozen=True)
class UrgeLine:
    """One assignment that can be urged, with its task."""

    assignment: Assignment
    task: Task
    is_overdue: bool


def _open(body: Body, actor: Actor, at: dt.datetime) -> QuerySet[Assignment]:
    return (
        Assignment.objects.visible_to(actor)
        .filter(monitor=body, matter_kind=MATTER_KIND, role__in=ANSWERABLE)
        .filter(done_reported_at=None, done_accepted_at=None, closed_at=None, suspended_at=None)
        .filter(current_lapses_at__lte=at + near_due(body.pk))
        .select_related("organisation", "body")
    )


def urgeable(body: Body, actor: Actor, at: dt.datetime) -> list[Urgeable]:
    """Agencies that can be urged, the one with most overdue tasks first."""
    counts: dict[Organisation | Body, list[int]] = {}
    for one in _open(body, actor, at):
        addressee = one.organisation or one.body
        if addressee is None or one.current_lapses_at is None:
            continue
        count = counts.setdefault(addressee, [0, 0])
        count[0 if one.current_lapses_at <= at else 1] += 1
    found = [Urgeable(one, key_of(one), overdue, near) for one, (overdue, near) in counts.items()]
    return sorted(found, key=lambda one: (-one.overdue, -one.near, one.addressee.name_vi))


def with_tasks(body: Body, addressee: Organisation | Body, actor: Actor, at: dt.datetime) -> list[UrgeLine]:
    """The assignments of one agency that can be urged."""
    found = [one for one in _open(body, actor, at) if (one.organisation or one.body) == addressee]
    told = Task.objects.told_to(actor)
    tasks = told.select_related("directive__document", "clause").in_bulk([one.matter_id for one in found])
    lines = [
        UrgeLine(one, tasks[one.matter_id], bool(one.current_lapses_at and one.current_lapses_at <= at))
        for one in found
        if one.matter_id in tasks
    ]
    return sorted(lines, key=lambda line: (not line.is_overdue, line.task.directive_id, line.task.ordinal))


def key_of(one: Organisation | Body) -> str:
    """The choice behind an agency, as the forms write it."""
    return f"{'o' if isinstance(one, Organisation) else 'b'}:{one.pk}"
