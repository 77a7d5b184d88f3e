"""Obstacles as they are shown: what is asked of whom, what hangs on them, what happened."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, at, coded, doer, moment
from decreta.core.actor import Actor
from decreta.obstacles.enums import Answer, Kind, Level, State, StepKind
from decreta.obstacles.models import Obstacle, Owner
from decreta.obstacles.queries.registered import steps_of
from decreta.organisation.models import Body, Organisation, Unit

_OWNERS = ("organisation", "body", "unit", "post")


class OwnerShape(TypedDict):
    """Who must remove it, by kind and code."""

    kind: str
    code: str
    name: str


class ObstacleRow(TypedDict):
    """An obstacle."""

    id: UUID
    kind: Coded
    state: Coded
    text: str
    wanted: str
    owner: OwnerShape
    raised_at: dt.datetime
    raised_by: Doer
    due_at: dt.datetime
    level: int
    answered_at: dt.datetime | None
    removed_at: dt.datetime | None
    open_tasks: int


class StepShape(TypedDict):
    """Something that happened to it."""

    kind: Coded
    at: dt.datetime
    by: Doer
    text: str
    answer: Coded | None
    level: Coded | None
    owner: OwnerShape | None
    due_at: dt.datetime | None


class ObstacleShape(ObstacleRow):
    """The same with the assignments that hang on it and what happened."""

    report: UUID | None
    assignments: list[UUID]
    steps: list[StepShape]


def obstacles(actor: Actor) -> QuerySet[Obstacle]:
    """Obstacles that the actor may see."""
    found = Obstacle.objects.visible_to(actor).with_weight()
    return found.select_related(*_OWNERS)


def find(actor: Actor, key: UUID) -> Obstacle:
    """An obstacle that the actor may see."""
    return get_object_or_404(obstacles(actor).select_related("assignment__parent", *_OWNERS), pk=key)


def row(of: Obstacle) -> ObstacleRow:
    """An obstacle in a list."""
    return {
        "id": of.pk,
        "kind": coded(Kind, of.kind),
        "state": coded(State, of.state.value),
        "text": of.text,
        "wanted": of.wanted,
        "owner": owner(of.owner),
        "raised_at": moment(of.raised_at),
        "raised_by": doer(of.by),
        "due_at": moment(of.due_at),
        "level": of.level,
        "answered_at": at(of.answered_at),
        "removed_at": at(of.removed_at),
        "open_tasks": of.weight,  # type: ignore[attr-defined]
    }


def shown(of: Obstacle, actor: Actor) -> ObstacleShape:
    """An obstacle with what hangs on it: ids, which only who sees the assignments can follow."""
    return {
        **row(of),
        "report": of.report_id,
        "assignments": list(of.links.values_list("assignment_id", flat=True)),
        "steps": [
            {
                "kind": coded(StepKind, one.kind),
                "at": moment(one.at),
                "by": doer(one.by),
                "text": one.text,
                "answer": coded(Answer, one.answer) if one.answer else None,
                "level": coded(Level, one.tells) if one.tells else None,
                "owner": owner(one.whom) if one.whom is not None else None,
                "due_at": at(one.due_at),
            }
            for one in steps_of(of)
        ],
    }


def owner(of: Owner) -> OwnerShape:
    """An owner by kind and code."""
    kinds = {Organisation: "organisation", Body: "body", Unit: "unit"}
    return {"kind": kinds.get(type(of), "post"), "code": of.code, "name": of.name}
