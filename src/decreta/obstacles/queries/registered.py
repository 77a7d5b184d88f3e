"""The register of obstacles: its list, its figures, those of a task, of a desk, of a review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value

from decreta.assignments import matters
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models.tasks import MATTER_KIND
from decreta.obstacles.enums import StepKind
from decreta.obstacles.models import Link, Obstacle, Step
from decreta.obstacles.models.obstacles import led

_SHOWN = 20
_OWNERS = ("organisation", "body", "unit", "post")
_NAMED = (*_OWNERS, "post__body", "post__unit__organisation", "unit__organisation")
_ASSIGNEE = ("assignment__organisation", "assignment__body", "assignment__unit", "assignment__holding__person")
_ROW = (*_NAMED, *_ASSIGNEE, "assignment__holding__post", "assignment__parent")
#: Ages that the list is asked for: younger than, or at least so many days.
AGES = {"week": 7, "month": 30, "quarter": 90}


class _Median(Aggregate):
    """The moment of which as many lie before as after it."""

    function = "percentile_disc"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DateTimeField()


@dataclass(frozen=True)
class Asked:
    """What the list is asked for: every figure is such a question."""

    state: str = "open"
    kind: str = ""
    owner: str = ""
    age: str = ""
    body: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address; what is unknown is left out."""
        state = query.get("state", "open")
        return cls(
            state=state if state in STATES else "open",
            kind=query.get("kind", ""),
            owner=query.get("owner", ""),
            age=query.get("age", "") if query.get("age", "") in AGES else "",
            body=query.get("body", ""),
            q=query.get("q", "").replace("\x00", "").strip(),
        )


#: The states that the list is asked for, in the order of its tabs.
STATES = ("open", "late", "escalated", "answered", "removed", "all")


def _in_state(found: Any, state: str, at: dt.datetime) -> Any:
    if state == "open":
        return found.open()
    if state == "late":
        return found.late(at)
    if state == "escalated":
        return found.unanswered().filter(level__gt=0)
    if state == "answered":
        return found.open().filter(answered_at__isnull=False)
    return found.exclude(removed_at=None) if state == "removed" else found


def _of(actor: Actor, asked: Asked, at: dt.datetime) -> Any:
    """Those that an actor sees, whatever their state."""
    found = Obstacle.objects.visible_to(actor)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.owner:
        found = found.filter(_at_owner(asked.owner))
    if asked.age:
        found = found.filter(raised_at__lte=at - dt.timedelta(days=AGES[asked.age]))
    if asked.body:
        watched = Link.objects.filter(obstacle=OuterRef("pk"), assignment__monitor__code=asked.body)
        found = found.filter(Exists(watched))
    return found.found_by_words(asked.q) if asked.q else found


def _at_owner(key: str) -> Q:
    """Those at the owner whom a key names (`o:` organisation, `b:` body, `u:` unit, `p:` post); none for another key."""
    kind, _sep, pk = key.partition(":")
    column = next((one for one in _OWNERS if one[0] == kind), None)
    try:
        return Q(**{f"{column}_id": UUID(pk)}) if column else Q(pk__in=[])
    except ValueError:
        return Q(pk__in=[])


def in_rows(actor: Actor, asked: Asked, at: dt.datetime) -> QuerySet[Obstacle]:
    """What the list is asked for, without an order, with its weight and the names that a row says."""
    found = _in_state(_of(actor, asked, at), asked.state, at).with_weight()
    return found.select_related(*_ROW)  # type: ignore[no-any-return]


def order_of(asked: Asked) -> tuple[str, ...]:
    """What waits longest first; of what is gone the latest."""
    return ("-removed_at", "pk") if asked.state == "removed" else ("raised_at", "pk")


def listed(actor: Actor, asked: Asked, at: dt.datetime) -> QuerySet[Obstacle]:
    """The list: what waits longest first, what is over last."""
    return in_rows(actor, asked, at).order_by(*order_of(asked))


#: Key, name, how many are open, how many of them overdue.
Owners = list[tuple[str, str, int, int]]


@dataclass(frozen=True)
class Figures:
    """How many there are in each state, how old the open ones are, what they are made of, where they are."""

    states: dict[str, int]
    median_days: int | None
    kinds: list[tuple[str, int]]
    owners: Owners
    """Key, name, how many are open, how many of them overdue; the most first."""


def counts(actor: Actor, asked: Asked, at: dt.datetime) -> tuple[dict[str, int], int | None]:
    """How many an actor sees in each state, by the same filters but the state; and the median age of the open ones in days.

    One statement.
    """
    none: list[dict[str, Any]] = [dict.fromkeys(STATES, 0)]
    (found,) = list(counted(actor, asked, at)) or none
    median = found.pop("median", None)
    return found, (at - median).days if median else None


@prepared
def counted(actor: Actor, asked: Asked, at: dt.datetime) -> QuerySet[Obstacle, Any]:
    """The same as one row, with the moment at which the median one of the open ones was raised."""
    opened = Exists(Obstacle.objects.open().filter(pk=OuterRef("pk")))
    found = _of(actor, asked, at).annotate(is_open=opened).order_by().values(one=Value(1))
    row: QuerySet[Obstacle, Any] = found.annotate(
        all=Count("pk"),
        open=Count("pk", filter=Q(is_open=True)),
        late=Count("pk", filter=Q(is_open=True, answered_at=None, due_at__lte=at)),
        escalated=Count("pk", filter=Q(is_open=True, answered_at=None, level__gt=0)),
        answered=Count("pk", filter=Q(is_open=True, answered_at__isnull=False)),
        removed=Count("pk", filter=Q(removed_at__isnull=False)),
        median=_Median("raised_at", filter=Q(is_open=True)),
    ).values(*STATES, "median")
    return row


def figures(actor: Actor, asked: Asked, at: dt.datetime) -> Figures:
    """The figures of those that an actor sees, by the same filters but the state. Three statements."""
    states, median = counts(actor, asked, at)
    kinds, owners = breakdown(actor, asked, at)
    return Figures(states, median, kinds, owners)


def breakdown(actor: Actor, asked: Asked, at: dt.datetime) -> tuple[list[tuple[str, int]], Owners]:
    """The open ones by kind and by who must remove them. Two statements."""
    seen = _of(actor, asked, at)
    kinds = seen.open().values("kind").annotate(n=Count("pk")).order_by("-n", "kind").values_list("kind", "n")
    return list(kinds), _owners(seen, at)


def _owners(seen: Any, at: dt.datetime) -> Owners:
    named = [f"{one}__name_vi" for one in _OWNERS]
    ids = [f"{one}_id" for one in _OWNERS]
    grouped = (
        seen.open()
        .values(*ids, *named)
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(answered_at=None, due_at__lte=at)))
    )
    found = []
    for row in grouped.order_by("-n", *named)[:_SHOWN]:
        column = next(one for one in _OWNERS if row[f"{one}_id"])
        found.append((f"{column[0]}:{row[f'{column}_id']}", row[f"{column}__name_vi"], row["n"], row["late"]))
    return found


@prepared
def of_task(actor: Actor, task_id: UUID) -> QuerySet[Obstacle]:
    """What stands in the way of a task, as far as the actor sees it; what is gone last."""
    hanging = Link.objects.filter(
        obstacle=OuterRef("pk"), assignment__matter_kind=MATTER_KIND, assignment__matter_id=task_id
    )
    found = Obstacle.objects.visible_to(actor).filter(Exists(hanging)).with_weight()
    return found.select_related(*_ROW).order_by("-removed_at", "-raised_at", "-pk")[:_SHOWN]


@prepared
def to_answer(actors: tuple[Actor, ...]) -> QuerySet[Obstacle]:
    """What the posts must remove, the most pressing first."""
    found = Obstacle.objects.unanswered().at(*actors)
    return found.select_related(*_ROW).defer("search").order_by("due_at", "pk")[:_SHOWN]


@prepared
def come_up(leading: tuple[Actor, ...]) -> QuerySet[Obstacle]:
    """What has come up to the posts, in this round, and is not answered."""
    told = Step.objects.filter(obstacle=OuterRef("pk"), kind=StepKind.ESCALATED, round=OuterRef("round"))
    found = Obstacle.objects.unanswered().filter(Exists(told.filter(led("", *leading))), level__gt=0)
    return found.select_related(*_ROW).defer("search").order_by("due_at", "pk")[:_SHOWN]


@prepared
def to_confirm(actors: tuple[Actor, ...]) -> QuerySet[Obstacle]:
    """What was answered to the posts, who say whether it is gone."""
    found = Obstacle.objects.open().filter(
        answered_at__isnull=False, assignment__in=Assignment.objects.answered_by(*actors)
    )
    return found.select_related(*_ROW).defer("search").order_by("answered_at", "pk")[:_SHOWN]


@dataclass(frozen=True)
class Hanging:
    """A task that hangs on an obstacle, as far as its reader is told of it."""

    assignment: Assignment
    named: matters.Named | None
    url: str

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.assignment.closed_at is None and self.assignment.done_accepted_at is None


def hanging(obstacles: Iterable[Obstacle], actor: Actor) -> dict[UUID, list[Hanging]]:
    """The tasks that hang on obstacles: their words as far as they are told, a way there where the reader sees them.

    Three statements, whatever their number.
    """
    related = [f"assignment__{one}" for one in ("organisation", "body", "unit", "holding__person", "holding__post")]
    links = list(Link.objects.filter(obstacle__in=list(obstacles)).select_related(*related))
    seen = Assignment.objects.visible_to(actor).filter(pk__in=[one.assignment_id for one in links])
    visible = set(seen.values_list("pk", flat=True))
    named = matters.named({(one.assignment.matter_kind, one.assignment.matter_id) for one in links}, (actor,))
    found: dict[UUID, list[Hanging]] = {}
    for one in links:
        name = named.get(one.assignment.matter_id)
        url = name.url if name is not None and one.assignment_id in visible else ""
        found.setdefault(one.obstacle_id, []).append(Hanging(one.assignment, name, url))
    return found


def for_review(actor: Actor, at: dt.datetime) -> QuerySet[Obstacle]:
    """Open obstacles in the way of what the actor's bodies monitor: the heaviest first, of those the oldest."""
    bodies = actor.body_ids | actor.served_body_ids
    watched = Link.objects.filter(obstacle=OuterRef("pk"), assignment__monitor__in=bodies)
    mine = Exists(watched) | Exists(
        Step.objects.filter(led("", actor), obstacle=OuterRef("pk"), kind=StepKind.ESCALATED, round=OuterRef("round"))
    )
    found = Obstacle.objects.visible_to(actor).open().filter(mine).with_weight()
    return found.select_related(*_ROW).order_by(F("weight").desc(), "raised_at", "pk")


def steps_of(obstacle: Obstacle) -> list[Step]:
    """What happened to it, in order. One statement."""
    return list(obstacle.steps.select_related(*_OWNERS, "post__body", "post__unit__organisation"))
