"""What organisations of several levels share, by machine."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.cascade.models import Serving, Share
from decreta.cascade.queries.books import house_seen
from decreta.cascade.queries.levels import KINDS, Line
from decreta.cascade.queries.levels import levels as counted
from decreta.core.actor import Actor


class LevelLine(TypedDict):
    """So many tasks by class; `as_counts_only` of them are told as nothing but a number."""

    name: str
    total: int
    done_in_time: int
    done_late: int
    open: int
    overdue: int
    closed_otherwise: int
    as_counts_only: int


class LevelBelow(LevelLine):
    """What comes over one organisation directly below; its parts where that is not its own only."""

    parts: list[LevelLine]


class LevelsShape(TypedDict):
    """Own tasks by body and what is shared from below, as of the end of a day. The total is the sum of both."""

    organisation: str
    as_of: dt.date
    own: list[LevelLine]
    below: list[LevelBelow]
    own_total: int
    below_total: int
    total: int


class ShareShape(TypedDict):
    """One declaration."""

    id: UUID
    organisation: str
    above: str
    scope: str
    body: str | None
    directive: UUID | None
    assignment: UUID | None
    detail: int
    goes_further: bool
    first_on: dt.date
    #: The first day as of which it is seen no longer.
    ended_on: dt.date | None
    ground: str


class ServingShape(TypedDict):
    """An own task that serves an assignment."""

    id: UUID
    task: UUID
    assignment: UUID


def levels(actor: Actor, code: str, day: dt.date) -> LevelsShape:
    """The table of one organisation."""
    house = house_seen(actor, code)
    if house is None:
        raise Http404
    found = counted(house, day, actor)
    return {
        "organisation": house.code,
        "as_of": day,
        "own": [_line(one) for one in found.own],
        "below": [{**_line(one), "parts": [_line(each) for each in one.parts]} for one in found.below],
        "own_total": found.own_sum.total,
        "below_total": found.below_sum.total,
        "total": found.total.total,
    }


def _line(one: Line) -> LevelLine:
    done_in_time, done_late, still_open, overdue, closed = (one.counts[key] for key, _mark, _label in KINDS)
    return {
        "name": str(one.label),
        "total": one.total,
        "done_in_time": done_in_time,
        "done_late": done_late,
        "open": still_open,
        "overdue": overdue,
        "closed_otherwise": closed,
        "as_counts_only": one.only_counted,
    }


def find_share(actor: Actor, key: UUID) -> Share:
    """A declaration that the actor may see."""
    return get_object_or_404(Share.objects.visible_to(actor).select_related("organisation", "above", "body"), pk=key)


def share_shown(of: Share, actor: Actor) -> ShareShape:
    """A declaration. Whoever found it may see it."""
    return {
        "id": of.pk,
        "organisation": of.organisation.code,
        "above": of.above.code,
        "scope": str(of.scope),
        "body": of.body.code if of.body is not None else None,
        "directive": of.directive_id,
        "assignment": of.assignment_id,
        "detail": int(of.detail),
        "goes_further": of.goes_further,
        "first_on": of.first_on,
        "ended_on": of.ended_on,
        "ground": of.ground,
    }


def find_serving(actor: Actor, key: UUID) -> Serving:
    """What an own task serves, while it does."""
    found = Serving.objects.visible_to(actor).standing().select_related("task__body", "assignment")
    return get_object_or_404(found, pk=key)


def serving_shown(of: Serving, actor: Actor) -> ServingShape:
    """The two that hang together."""
    return {"id": of.pk, "task": of.task_id, "assignment": of.assignment_id}
