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
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Post

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
    seen = Assignment.objects.visible_to(actor)
    return _pressing(seen.filter(monitor=body, matter_kind=MATTER_KIND, role__in=ANSWERABLE), at)


def _pressing(found: QuerySet[Assignment], at: dt.datetime) -> QuerySet[Assignment]:
    """What is overdue or near its lapse and not reported done."""
    in_work = found.filter(done_reported_at=None, done_accepted_at=None, closed_at=None, suspended_at=None)
    return in_work.filter(current_lapses_at__lte=near_until(at))


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
    return _lines(late, actor, at)


def below(giver: UUID, receiver: UUID, actor: Actor, at: dt.datetime) -> list[UrgeLine]:
    """What one handed down to a receiver that can be urged, as `with_tasks`. Two statements."""
    given = Assignment.objects.given_by(actor).filter(giver_id=giver, matter_kind=MATTER_KIND)
    theirs = given.filter(Q(organisation=receiver) | Q(body=receiver) | Q(unit=receiver) | Q(holding=receiver))
    above = ("parent__organisation", "parent__body", "parent__unit__organisation")
    return _lines(_pressing(theirs, at).select_related(*WHOSE, *above), actor, at)


def signers_for(giver: UUID) -> QuerySet[Post]:
    """The posts that sign letters about what somebody handed down: of the organisation, also where a unit of it did; of the body."""
    house = Q(unit__organisation=giver) | Q(unit__organisation__units=giver) | Q(body=giver)
    return Post.objects.valid_on(clock.today()).filter(house, signs=True).distinct()


def _lines(late: QuerySet[Assignment], actor: Actor, at: dt.datetime) -> list[UrgeLine]:
    found = list(late.order_by("current_lapses_at", "pk")[:MOST])
    told = Task.objects.told_to(actor)
    tasks = told.select_related("directive__document", "clause").in_bulk([one.matter_id for one in found])
    lines = [
        UrgeLine(one, tasks[one.matter_id], bool(one.current_lapses_at and one.current_lapses_at <= at))
        for one in found
        if one.matter_id in tasks
    ]
    return sorted(lines, key=lambda line: (not line.is_overdue, line.task.directive_id, line.task.ordinal))
