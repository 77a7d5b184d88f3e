"""What trackers call tasks: of one task, of many, behind what somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.linking.identifiers import key_of
from decreta.linking.models import ExternalId, Tracker


@prepared
def of_task(task_id: UUID) -> QuerySet[ExternalId]:
    """What trackers call one task now."""
    found = ExternalId.objects.filter(task_id=task_id, withdrawn_at=None)
    return found.select_related("tracker").order_by("tracker__code", "entered_at", "pk")


def of_tasks(tasks: Iterable[UUID]) -> dict[UUID, list[ExternalId]]:
    """The same of many tasks. One statement."""
    by_task: dict[UUID, list[ExternalId]] = {}
    found = ExternalId.objects.filter(task_id__in=list(tasks), withdrawn_at=None).select_related("tracker")
    for one in found.order_by("tracker__code", "entered_at", "pk"):
        by_task.setdefault(one.task_id, []).append(one)
    return by_task


@prepared
def _in_use() -> QuerySet[Tracker]:
    return Tracker.objects.filter(retired_at=None).order_by("code")


def trackers_in_use() -> list[Tracker]:
    """The trackers to which something is reported."""
    return list(_in_use.rows())


def named(text: str) -> Q:
    """A condition on tasks: that some tracker calls it what was typed, with or without the tracker's code."""
    return having(keys_in(text))


def keys_in(text: str) -> list[Told]:
    """The identifiers that what was typed may mean, as they are compared; none where nothing was."""
    return [Told(one) for one in sorted({key_of(text), key_of(text.partition(":")[2])} - {""})]


def having(keys: Sequence[str]) -> Q:
    """A condition on tasks: that some tracker calls it one of these."""
    return Q(pk__in=ExternalId.objects.filter(key__in=keys, withdrawn_at=None).values("task_id"))


def in_tracker(code: str) -> QuerySet[ExternalId]:
    """What is named in one tracker."""
    return ExternalId.objects.filter(tracker__code=code, withdrawn_at=None)


@dataclass(frozen=True)
class Followed:
    """A tracker with how many of the tasks that a reader sees are named there."""

    tracker: Tracker
    number: int


def followed(actor: Actor) -> list[Followed]:
    """Every tracker, those in use first. Two statements."""
    seen = ExternalId.objects.filter(withdrawn_at=None, task__in=Task.objects.visible_to(actor))
    counts = dict(
        seen.values_list("tracker").annotate(n=Count("task", distinct=True)).order_by().values_list("tracker", "n")
    )
    found = sorted(Tracker.objects.all(), key=lambda one: (one.retired_at is not None, one.code))
    return [Followed(one, counts.get(one.pk, 0)) for one in found]
