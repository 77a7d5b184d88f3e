"""Trackers and hand-overs as they are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import moment
from decreta.core.actor import Actor
from decreta.linking.models import Handover
from decreta.linking.queries.handing import lines_of
from decreta.linking.queries.identifiers import followed


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
