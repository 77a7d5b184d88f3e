"""How often there must be a report: the rules, and how a task keeps them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Coded, Doer, coded, doer, moment
from decreta.cadence import words
from decreta.cadence.enums import State, Unit
from decreta.cadence.models import ReportRule
from decreta.cadence.queries.keeping import NOTHING, in_state, kept_by
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task


class ReportRuleShape(TypedDict):
    """A rule of a body, a directive or a task (one of the three). The narrowest that holds on a day is followed."""

    id: UUID
    body: str | None
    directive: UUID | None
    task: UUID | None
    unit: Coded
    every: int
    day: int
    ahead: int
    words: str
    first_on: dt.date
    until_on: dt.date | None
    holds: bool
    reason: str
    set_at: dt.datetime
    set_by: Doer


class MissedRow(TypedDict):
    """A task on which a report is overdue; its words are at `/tasks/{id}`."""

    task: UUID
    directive: UUID
    body: str
    ordinal: int


class ReportingShape(TypedDict):
    """How a task keeps its cadence today: how many reports were due, how many of them did not come, when the next is."""

    task: UUID
    state: Coded
    owed: int
    missed: int
    next_on: dt.date | None


def report_rules(actor: Actor, body: str = "") -> QuerySet[ReportRule]:
    """Rules that the actor sees, of a body with those of its directives and tasks."""
    found = ReportRule.objects.visible_to(actor).select_related("body")
    if body:
        found = found.filter(Q(body__code=body) | Q(directive__body__code=body) | Q(task__body__code=body))
    return found


def find_rule(actor: Actor, key: UUID) -> ReportRule:
    """A rule that the actor sees."""
    return get_object_or_404(report_rules(actor), pk=key)


def rule(of: ReportRule) -> ReportRuleShape:
    """A rule with its words."""
    return {
        "id": of.pk,
        "body": of.body.code if of.body is not None else None,
        "directive": of.directive_id,
        "task": of.task_id,
        "unit": coded(Unit, of.unit),
        "every": of.every,
        "day": of.day,
        "ahead": of.ahead,
        "words": words.how_often(of),
        "first_on": of.first_on,
        "until_on": of.until_on,
        "holds": of.holds_on(clock.today()),
        "reason": of.reason,
        "set_at": moment(of.set_at),
        "set_by": doer(of.by),
    }


def rule_shown(of: ReportRule, actor: Actor) -> ReportRuleShape:
    """A rule by itself."""
    return rule(of)


def missed(actor: Actor) -> QuerySet[Task]:
    """Tasks that the actor sees and on which a report is overdue today. One statement before."""
    return in_state(Task.objects.visible_to(actor).select_related("body"), State.LATE, clock.today())


def missed_row(of: Task) -> MissedRow:
    """A task on which a report is overdue."""
    return {"task": of.pk, "directive": of.directive_id, "body": of.body.code, "ordinal": of.ordinal}


def find_task(actor: Actor, key: UUID) -> Task:
    """A task that the actor sees."""
    return get_object_or_404(Task.objects.visible_to(actor), pk=key)


def reporting_shown(of: Task, actor: Actor) -> ReportingShape:
    """How a task keeps its cadence. Three statements."""
    kept = kept_by([of], clock.today()).get(of.pk, NOTHING)
    return {
        "task": of.pk,
        "state": coded(State, kept.state.value),
        "owed": kept.owed,
        "missed": kept.missed,
        "next_on": kept.next_on,
    }
