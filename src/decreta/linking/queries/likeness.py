"""Which tasks look alike: found by the imprints of their words, judged by words, lead and deadline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.documents.models.telling import told_to
from decreta.linking import imprints
from decreta.linking.enums import Verdict
from decreta.linking.imprints import in_common
from decreta.linking.models import Imprint, Pair
from decreta.linking.queries.dependencies import open_tasks

#: Alike enough by the words alone; and where the lead is the same and the deadlines lie near.
ALONE, TOGETHER = 60, 40
NEAR_DAYS: Final = 31
#: As many suggestions as one task makes: formulas that every directive has must not bury the others.
MOST: Final = 5
_LOOKED_AT: Final = 400
_WHO: Final = Coalesce("organisation_id", "body_id", "unit_id", "holding_id")
_LOOKED_AT_IN_LISTS: Final = 5_000


@dataclass(frozen=True)
class Standing:
    """Who must do a task, and by when, as far as two tasks are compared by it."""

    leads: frozenset[UUID]
    lapses_at: dt.datetime | None


@dataclass(frozen=True)
class Like:
    """A task that looks like another, and why."""

    task_id: UUID
    likeness: int
    has_same_lead: bool
    days_apart: int | None

    @property
    def is_near(self) -> bool:
        """Whether the deadlines lie near each other."""
        return self.days_apart is not None and self.days_apart <= NEAR_DAYS

    @property
    def is_worth_a_look(self) -> bool:
        """Whether somebody should be asked."""
        return self.likeness >= ALONE or (self.likeness >= TOGETHER and self.has_same_lead and self.is_near)

    @property
    def weight(self) -> int:
        """The most alike first; the same lead and a near deadline count."""
        return self.likeness + 20 * self.has_same_lead + 10 * self.is_near


def alike(grams: Collection[int], bands: Collection[int], *, directive: UUID | None, standing: Standing) -> list[Like]:
    """The open tasks of other directives that look like a text. Two statements, the first of them by the index."""
    if not bands:
        return []
    found = Imprint.objects.filter(open_tasks("task_id"), bands__overlap=list(bands)).exclude(task__directive=directive)
    near = [
        (pk, common)
        for pk, others in found.order_by("task_id").values_list("task_id", "grams")[:_LOOKED_AT]
        if (common := in_common(grams, others)) >= TOGETHER
    ]
    known = standings(pk for pk, _common in near) if near else {}
    likes = [_like(pk, common, standing, known.get(pk)) for pk, common in near]
    return sorted((one for one in likes if one.is_worth_a_look), key=lambda one: -one.weight)[:MOST]


def lookalikes(made: Mapping[int, imprints.Imprint]) -> dict[int, list[Like]]:
    """The open tasks that the rows of a list look like, by the number of the row. One statement for any number."""
    bands = {band for one in made.values() for band in one.bands}
    if not bands:
        return {}
    found = Imprint.objects.filter(open_tasks("task_id"), bands__overlap=sorted(bands))
    by_band: dict[int, list[tuple[UUID, list[int]]]] = {}
    for pk, grams, own in found.order_by("task_id").values_list("task_id", "grams", "bands")[:_LOOKED_AT_IN_LISTS]:
        for band in bands.intersection(own):
            by_band.setdefault(band, []).append((pk, grams))
    near: dict[int, list[Like]] = {}
    for number, one in made.items():
        candidates = {pk: grams for band in one.bands for pk, grams in by_band.get(band, ())}
        likes = [Like(pk, in_common(one.grams, grams), False, None) for pk, grams in candidates.items()]
        near[number] = sorted((like for like in likes if like.likeness >= ALONE), key=lambda like: -like.likeness)[
            :MOST
        ]
    return near


def _like(pk: UUID, common: int, standing: Standing, other: Standing | None) -> Like:
    same = bool(other and standing.leads & other.leads)
    apart = None
    if other is not None and standing.lapses_at is not None and other.lapses_at is not None:
        apart = abs((standing.lapses_at - other.lapses_at).days)
    return Like(pk, common, same, apart)


def standings(tasks: Iterable[UUID]) -> dict[UUID, Standing]:
    """Who leads tasks, and by when they are due. One statement."""
    rows = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__in=list(tasks), role__in=ANSWERABLE, parent=None, closed_at=None
    ).values_list("matter_id", _WHO, "current_lapses_at")
    leads: dict[UUID, set[UUID]] = {}
    lapses: dict[UUID, dt.datetime] = {}
    for task, who, lapse in rows:
        leads.setdefault(task, set()).add(who)
        if lapse is not None:
            lapses[task] = min(lapse, lapses.get(task, lapse))
    return {task: Standing(frozenset(who), lapses.get(task)) for task, who in leads.items()}


def told_of(likes: Collection[Like], actor: Actor) -> list[tuple[Like, Task]]:
    """Those that the actor sees and whose words he is told. One statement."""
    if not likes:
        return []
    seen = Task.objects.visible_to(actor).told_to(actor).filter(told_to(actor, document="directive__document"))
    tasks = {
        one.pk: one for one in seen.filter(pk__in=[one.task_id for one in likes]).select_related("directive__document")
    }
    return [(one, tasks[one.task_id]) for one in likes if one.task_id in tasks]


@prepared
def of_task(actor: Actor, task_id: UUID) -> QuerySet[Pair]:
    """What looks like a task or was said to be the same or to overlap, but for what is different."""
    found = Pair.objects.visible_to(actor).filter(Q(first=task_id) | Q(second=task_id))
    related = ("first__directive__document", "second__directive__document")
    return found.exclude(verdict=Verdict.DIFFERENT).select_related(*related).order_by("-likeness", "pk")[:10]


def listed(actor: Actor, verdict: str) -> QuerySet[Pair]:
    """The pairs that an actor sees, in one state, the most alike first."""
    related = ("first__directive__document", "first__body", "second__directive__document", "second__body", "keeper")
    found = Pair.objects.visible_to(actor).filter(verdict=verdict).select_related(*related)
    if verdict == Verdict.OPEN:
        found = found.filter(open_tasks("first_id"), open_tasks("second_id"))
    return found.order_by("-likeness", "-has_same_lead", "pk")


def counts(actor: Actor) -> dict[str, int]:
    """How many pairs are in each state. One statement."""
    rows = Pair.objects.visible_to(actor).order_by().values_list("verdict").annotate(n=Count("pk"))
    return dict(rows.values_list("verdict", "n"))


def said(verdict: str) -> Exists:
    """A condition on tasks: somebody has said this of them and another one."""
    return Exists(Pair.objects.filter(Q(first=OuterRef("pk")) | Q(second=OuterRef("pk")), verdict=verdict))
