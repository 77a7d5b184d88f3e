"""Contributions: those of a task, of a desk, of a list; figures for each organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from decreta.assignments.models import Assignment
from decreta.assignments.queries.whom import coded, letter_of, named
from decreta.assignments.rules import answers
from decreta.contributions.enums import Outcome
from decreta.contributions.models import Contribution, Delivery
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

SHOWN = 20
_ASSIGNEE = (
    "assignment__organisation",
    "assignment__body",
    "assignment__unit",
    "assignment__holding__person",
    "assignment__holding__post",
    "assignment__parent",
)
_LEAD = ("lead__organisation", "lead__body", "lead__unit", "lead__holding__person", "lead__holding__post")
ROW = (*_ASSIGNEE, *_LEAD)
#: What the list is asked for, in the order of its tabs.
STATES = ("open", "late", "to_judge", "returned", "in_time", "came_late", "offered", "all")


@prepared
def of_task(actor: Actor, task_id: UUID) -> QuerySet[Contribution]:
    """What was contributed to a task, as far as the actor sees it; what still waits first."""
    found = Contribution.objects.visible_to(actor).filter(
        assignment__matter_kind=MATTER_KIND, assignment__matter_id=task_id
    )
    return found.select_related(*ROW).order_by("withdrawn_at", "due_at", "-created_at", "pk")[:SHOWN]


@prepared
def to_deliver(actors: tuple[Actor, ...]) -> QuerySet[Contribution]:
    """What the posts are asked to contribute, the most pressing first."""
    found = Contribution.objects.to_deliver().filter(assignment__in=Assignment.objects.answered_by(*actors))
    return found.select_related(*ROW).order_by("due_at", "pk")[:SHOWN]


@prepared
def to_judge(actors: tuple[Actor, ...]) -> QuerySet[Contribution]:
    """What came to the posts, who lead the task and say whether it is sufficient. Where nobody leads, the monitor does."""
    led = Exists(Assignment.objects.answered_by(*actors).filter(pk=OuterRef("lead_id")))
    watched = Exists(Assignment.objects.monitored_by(*actors).filter(pk=OuterRef("assignment_id")))
    found = Contribution.objects.to_judge().filter(led | Q(watched, lead=None))
    return found.select_related(*ROW).order_by("delivered_at", "pk")[:SHOWN]


@prepared
def unanswered(actors: tuple[Actor, ...], at: dt.datetime) -> QuerySet[Contribution]:
    """What coordinators of the tasks that the posts monitor have not delivered although its day is past."""
    found = Contribution.objects.late(at).filter(assignment__in=Assignment.objects.monitored_by(*actors))
    return found.select_related(*ROW).order_by("due_at", "pk")[:SHOWN]


def in_state(found: QuerySet[Contribution], state: str, at: dt.datetime) -> QuerySet[Contribution]:
    """Those in a state that the list can be asked for; every one for another word."""
    every = Contribution.objects.all()
    wanted = {
        "open": every.to_deliver().filter(due_at__isnull=False),
        "late": every.late(at),
        "to_judge": every.to_judge(),
        "returned": every.filter(times_returned__gt=0),
        "in_time": every.in_time(),
        "came_late": every.too_late(at),
        "offered": every.filter(due_at=None),
    }.get(state)
    return found if wanted is None else found.filter(pk__in=wanted.values("pk"))


@dataclass(frozen=True)
class Line:
    """How one who coordinates has contributed."""

    key: str
    name: str
    asked: int
    in_time: int
    late: int
    open: int
    returned: int
    refused: int
    offered: int


@prepared
def figures(actor: Actor, code: str, at: dt.datetime, language: str) -> QuerySet[Contribution, Any]:
    """The figures of the contributions to a body's tasks, a row for each who coordinates (`lines_of`)."""
    delivered = Q(delivered_at__isnull=False, is_refused=False) & ~Q(judged=Outcome.INSUFFICIENT)
    waits = Q(delivered_at=None) | Q(judged=Outcome.INSUFFICIENT)
    asked = Q(due_at__isnull=False)
    goes_on = Q(assignment__closed_at=None, assignment__done_accepted_at=None)
    who = named({"en": "name_en", "ja": "name_ja"}.get(language, "name_vi"), "assignment__")
    return (
        of_body(actor, code)
        .filter(withdrawn_at=None)
        .order_by()
        .annotate(who=who)
        .values("who", kind=letter_of("assignment__"), code=coded("assignment__"))
        .annotate(
            asked=Count("pk", filter=asked),
            in_time=Count("pk", filter=asked & delivered & Q(delivered_at__lt=F("due_at"))),
            late=Count(
                "pk",
                filter=asked & ((delivered & Q(delivered_at__gte=F("due_at"))) | (waits & goes_on & Q(due_at__lte=at))),
            ),
            open=Count("pk", filter=asked & waits & goes_on),
            returned=Count("pk", filter=Q(times_returned__gt=0)),
            refused=Count("pk", filter=Q(is_refused=True) & ~Q(judged=Outcome.INSUFFICIENT)),
            offered=Count("pk", filter=~asked),
        )
    )


def lines_of(rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The figures of each, those who are late first, then the most asked."""
    found = [
        Line(
            f"{row['kind']}:{row['code']}",
            row["who"],
            *(row[each] for each in ("asked", "in_time", "late", "open", "returned", "refused", "offered")),
        )
        for row in rows
    ]
    return sorted(found, key=lambda line: (-line.late, -line.asked, line.name, line.key))


def of_body(actor: Actor, code: str) -> QuerySet[Contribution]:
    """What coordinators contribute to the tasks that a body monitors, as far as the actor sees it."""
    return Contribution.objects.visible_to(actor).filter(assignment__monitor__code=code)


def tasks_of(rows: Iterable[Contribution], *actors: Actor) -> Mapping[UUID, Task]:
    """The tasks of contributions, as far as they are told to somebody. One statement."""
    ids = {one.assignment.matter_id for one in rows if one.assignment.matter_kind == MATTER_KIND}
    found = Task.objects.told_to(*actors).filter(pk__in=ids).select_related("directive__document", "clause")
    return {one.pk: one for one in found}


def told(rows: Iterable[Contribution], actor: Actor) -> set[UUID]:
    """Those whose words are for the reader: to whom the task's own words are told, and both sides. One statement."""
    found = list(rows)
    tasks = tasks_of(found, actor)
    open_ones = {key for key, task in tasks.items() if not task.is_withheld}
    return {one.pk for one in found if one.assignment.matter_id in open_ones or _is_side(one, actor)}


def _is_side(one: Contribution, actor: Actor) -> bool:
    return answers(actor, one.assignment) or (one.lead is not None and answers(actor, one.lead))


def deliveries_of(contribution: Contribution) -> list[Delivery]:
    """What was delivered, with what was said of it, in order. Two statements."""
    return list(contribution.deliveries.select_related("judgement").prefetch_related("pieces"))
