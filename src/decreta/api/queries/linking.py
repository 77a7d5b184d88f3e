"""Trackers and hand-overs as they are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import moment
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.linking.models import Dependency, Handover, Pair
from decreta.linking.queries.dependencies import Wait, around
from decreta.linking.queries.handing import lines_of
from decreta.linking.queries.identifiers import followed
from decreta.linking.queries.likeness import of_task as alike_of


class TrackerShape(TypedDict):
    """A system of another house in which tasks are followed, with how many of those that the post sees."""

    code: str
    name: str
    kept_by: str
    pattern: str
    is_in_use: bool
    tasks: int


class Trackers(TypedDict):
    """All of them."""

    items: list[TrackerShape]


class ToldShape(TypedDict):
    """What a tracker was told of one task."""

    task: UUID
    ids: list[str]
    symbol: str
    clause: str
    title: str
    lead: str
    baseline: str | None
    deadline: str | None
    state: str
    percent: int | None
    forecast: str | None
    reported_on: str | None
    report: str
    #: The facts that differ from what it was told before; empty: told for the first time.
    changed: list[str]


class HandoverShape(TypedDict):
    """What a tracker was told of a body's tasks at once."""

    id: UUID
    tracker: str
    body: str
    number: int
    handed_at: dt.datetime
    tasks: list[ToldShape]


def trackers(actor: Actor) -> Trackers:
    """Every tracker."""
    return {
        "items": [
            {
                "code": one.tracker.code,
                "name": one.tracker.name,
                "kept_by": one.tracker.kept_by,
                "pattern": one.tracker.pattern,
                "is_in_use": one.tracker.retired_at is None,
                "tasks": one.number,
            }
            for one in followed(actor)
        ]
    }


def find_handover(actor: Actor, key: UUID) -> Handover:
    """A hand-over that the actor may see."""
    return get_object_or_404(Handover.objects.visible_to(actor).select_related("tracker", "body"), pk=key)


def handover_shown(of: Handover, actor: Actor) -> HandoverShape:
    """A hand-over with its lines."""
    told: list[Any] = [{"task": one.task.pk, **one.told, "changed": one.changed} for one in lines_of(of, actor)]
    return {
        "id": of.pk,
        "tracker": of.tracker.code,
        "body": of.body.code,
        "number": of.ordinal,
        "handed_at": moment(of.handed_at),
        "tasks": told,
    }


class DependencyShape(TypedDict):
    """A task that begins when another is finished."""

    id: UUID
    task: UUID
    needs: UUID
    lag: int
    unit: str
    #: The first day on which it may begin, as far as is known; null where the other has no deadline.
    begins_on: dt.date | None
    #: finished, ended, in_time, moved, too_late or unknown.
    standing: str


def find_dependency(actor: Actor, key: UUID) -> Dependency:
    """A dependency that holds, between tasks that the actor sees."""
    found = Dependency.objects.visible_to(actor).standing().select_related("task__body", "needs")
    return get_object_or_404(found, pk=key)


def dependency_shown(of: Dependency, actor: Actor) -> DependencyShape:
    """A dependency with when the waiting task may begin."""
    return next(_shown(one) for one in around(of.task_id, actor).needs if one.dependency.pk == of.pk)


class Dependencies(TypedDict):
    """What a task waits for, and what waits for it."""

    needs: list[DependencyShape]
    needed_by: list[DependencyShape]


def dependencies(task: Task, actor: Actor) -> Dependencies:
    """Of one task, as far as the actor sees the tasks at their other ends."""
    found = around(task.pk, actor)
    return {"needs": [_shown(one) for one in found.needs], "needed_by": [_shown(one) for one in found.needed_by]}


def _shown(of: Wait) -> DependencyShape:
    one = of.dependency
    return {
        "id": one.pk,
        "task": one.task_id,
        "needs": one.needs_id,
        "lag": one.lag,
        "unit": str(one.unit),
        "begins_on": of.begins_on,
        "standing": of.standing,
    }


class PairShape(TypedDict):
    """Two tasks of different directives that look alike, why, and what was said of them."""

    id: UUID
    tasks: list[UUID]
    likeness: int
    has_same_lead: bool
    days_apart: int | None
    verdict: str
    keeper: UUID | None
    note: str


class Pairs(TypedDict):
    """The pairs of one task."""

    items: list[PairShape]


def find_pair(actor: Actor, key: UUID) -> Pair:
    """A pair of which the actor sees both tasks and is told the words."""
    return get_object_or_404(Pair.objects.visible_to(actor).select_related("first__body", "second__body"), pk=key)


def pair_shown(of: Pair, actor: Actor) -> PairShape:
    """A pair. Whoever found it may see it."""
    return {
        "id": of.pk,
        "tasks": [of.first_id, of.second_id],
        "likeness": of.likeness,
        "has_same_lead": of.has_same_lead,
        "days_apart": of.days_apart,
        "verdict": str(of.verdict),
        "keeper": of.keeper_id,
        "note": of.note,
    }


def pairs(task: Task, actor: Actor) -> Pairs:
    """What looks like a task, or was said to be the same or to overlap."""
    return {"items": [pair_shown(one, actor) for one in alike_of.rows(actor, task.pk)]}
