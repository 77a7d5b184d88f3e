"""The assignments that the page of a task reads: whose they are, who leads, how many stand how."""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from decreta.assignments.enums import ANSWERABLE, DONE, AssignmentRole, Timeliness
from decreta.assignments.lights import Judged as Work
from decreta.assignments.models import WHOSE, Assignee, Assignment, Report
from decreta.assignments.queries.timeliness import class_now
from decreta.assignments.timeliness import Standing, classify
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.happenings import EACH_SHOWN
from decreta.directives.queries.waiting import ASSIGNEE

#: As many assignments as a page reads one by one; of more it counts and shows what waits.
MOST = 80
_READ: Final = MOST + 1


@prepared
def task_seen(actor: Actor, pk: UUID) -> QuerySet[Task]:
    """One task with its directive, if the actor may see it."""
    found = Task.objects.visible_to(actor).told_to(actor).filter(pk=pk)
    return found.select_related("directive__document", "directive__body", "clause", "group", "body").defer(
        "search", "directive__document__search"
    )


def _seen(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return found.select_related(*ASSIGNEE).order_by("role", "recorded_at")


@prepared
def seen_of(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """All that the actor sees, up to one more than a page reads."""
    return _seen(actor, task_id)[:_READ]


@prepared
def own_of(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """One's own among very many, and what was handed down from them."""
    own = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    given = Assignment.objects.given_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return _seen(actor, task_id).filter(pk__in=(own | given).values("pk"))[:_READ]


@prepared
def leading_and_coordinating(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """Who leads and who coordinates, but for one's own."""
    own = Assignment.objects.answered_by(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id).values("pk")
    roles = (AssignmentRole.LEAD, AssignmentRole.COORDINATE)
    # The lead first: "lead" comes after "coordinate" where names are compared.
    return (
        _seen(actor, task_id)
        .filter(role__in=roles, parent=None)
        .exclude(pk__in=own)
        .order_by("-role", "recorded_at")[:_READ]
    )


@prepared
def first_answering(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """The first of those that answer for it."""
    return _seen(actor, task_id).filter(role__in=ANSWERABLE, parent=None)[:EACH_SHOWN]


@prepared
def one_and_below(actor: Actor, pk: UUID) -> QuerySet[Assignment]:
    """One assignment, and what was handed down from it as far as the actor sees that."""
    found = Assignment.objects.visible_to(actor).filter(Q(pk=pk) | Q(parent=pk) | Q(parent__parent=pk))
    return found.select_related(*ASSIGNEE).order_by("role", "recorded_at")[:_READ]


def mine_among(everything: list[Assignment], actor: Actor) -> Assignment | None:
    """The assignment that the actor's post answers for, the nearest to him first."""
    for test in (
        lambda one: one.holding_id is not None and one.holding_id == actor.holding_id,
        lambda one: one.unit_id in actor.unit_ids,
        lambda one: (
            one.role in ANSWERABLE and (one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids)
        ),
        lambda one: one.organisation_id in actor.organisation_ids or one.body_id in actor.body_ids,
    ):
        for one in everything:
            if test(one):
                return one
    return None


def in_office(answering: list[Assignment]) -> Assignment | None:
    """The lead in office: after another was named that one, not the one that was relieved."""
    return next((one for one in answering if one.closed_at is None), answering[-1] if answering else None)


def is_each(one: Assignment) -> bool:
    """Whether it is of one of a group, each of which answers for itself."""
    return one.role == AssignmentRole.EACH


def with_lower(everything: list[Assignment], shown: Assignment | None) -> list[Assignment]:
    """One assignment with everything below it."""
    if shown is None:
        return []
    kept, found = {shown.pk}, [shown]
    waits = [one for one in everything if one.pk != shown.pk and one.parent_id is not None]
    while more := [one for one in waits if one.parent_id in kept and one.pk not in kept]:
        kept |= {one.pk for one in more}
        found += more
    return found


def leads_of(task: Task, seen: list[Assignment]) -> list[Assignee]:
    """Those who lead, not those that were relieved. A statement only where the actor sees no assignment of theirs."""
    if task.mode == Mode.EACH:
        return []
    own = [one for one in seen if one.role == AssignmentRole.LEAD and one.parent_id is None]
    found = [one for one in own if one.closed_at is None] or own or list(_leading.rows(task.pk))
    return [one.assignee for one in found]


@prepared
def _leading(task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id, role=AssignmentRole.LEAD)
    return found.filter(parent=None, closed_at=None).select_related(*WHOSE)


def count(answering: list[Assignment], at: dt.datetime) -> tuple[dict[str, int], int]:
    """How many assignments are of which class, and how many are open."""
    counts: dict[str, int] = {}
    for one in answering:
        kind = classify(Standing.of(one), at)
        counts[kind] = counts.get(kind, 0) + 1
    return counts, sum(one.closed_at is None and one.done_accepted_at is None for one in answering)


def counted(actor: Actor, task: Task, at: dt.datetime) -> tuple[dict[str, int], int]:
    """The same of very many. One statement."""
    found = counts_of(Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task.pk), at)
    ended = (*DONE, Timeliness.CLOSED_OTHERWISE)
    return found, sum(n for kind, n in found.items() if kind not in ended)


def counts_of(assignments: QuerySet[Assignment], at: dt.datetime) -> dict[str, int]:
    """How many of those that answer are of which class, in the order of the classes. One statement."""
    answering = assignments.filter(role__in=ANSWERABLE, parent=None).annotate(timeliness=class_now(at))
    rows = answering.order_by().values_list("timeliness").annotate(number=Count("pk"))
    found = dict(rows)
    return {one.value: found[one.value] for one in Timeliness if found.get(one.value)}


def works_of(answering: list[Assignment], reports: list[Report]) -> list[tuple[Assignment, Work]]:
    """What the light of each is judged by."""
    newest = {one.assignment_id: one for one in sorted(reports, key=lambda each: each.ordinal)}
    found = []
    for one in answering:
        if one.parent_id is None:
            said = newest.get(one.pk)
            work = Work(Standing.of(one))
            found.append((one, Work(work.standing, said.reported_at) if said else work))
    return found
