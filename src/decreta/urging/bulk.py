"""Asking for explanations of several tasks at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, reason_against
from decreta.directives.bulk import chosen, planned
from decreta.directives.bulk_steering import answering, named
from decreta.ui.tables.bulk import BulkAct, Planned
from decreta.urging import rules
from decreta.urging.domain.explaining import ask as ask_one
from decreta.urging.forms import AskForm
from decreta.urging.models import Explanation


def plan(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """Who would be asked. Three statements."""
    watched = answering(ids, actor)
    asked = _asked(watched)
    found = []
    for task in chosen(ids, actor):
        able, why = _to_ask(watched.get(task.pk, ()), asked, actor)
        found.append(planned(task, effect=named(able), refusal=why))
    return found


def _asked(watched: Mapping[UUID, list[Assignment]]) -> set[UUID]:
    """Those of whom an explanation is asked for already."""
    ids = [one.pk for several in watched.values() for one in several]
    return set(Explanation.objects.filter(assignment__in=ids, ended_at=None).values_list("assignment_id", flat=True))


def _to_ask(assignments: Sequence[Assignment], asked: set[UUID], actor: Actor) -> tuple[list[Assignment], str]:
    """Who leads; of a task of many those who are late with it."""
    now = clock.now()
    late = [one for one in assignments if one.current_lapses_at is not None and one.current_lapses_at <= now]
    waited = [one for one in (late if len(assignments) > 1 else assignments) if one.suspended_at is None]
    if not waited:
        return [], _("There is nobody to ask about this task.")
    why, able = "", []
    for one in waited:
        against = reason_against(rules.may_ask, assignment=one, by=actor)
        if not against and one.pk in asked:
            against = _("An explanation is asked for already.")
        if against:
            why = against
        else:
            able.append(one)
    return able, "" if able else why


def ask(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Ask about one task."""
    watched = answering([task_id], by)
    able, why = _to_ask(watched.get(task_id, ()), _asked(watched), by)
    if why:
        raise NotNow.of(why)
    for one in able:
        ask_one(assignment=one, question=given["question"], due_on=dt.date.fromisoformat(given["due_on"]), by=by)


ASK = BulkAct(
    name="urging.ask",
    table="directives.tasks",
    label=gettext_lazy("Ask for explanations"),
    icon="message-square-warning",
    question=gettext_lazy("Ask for an explanation of these tasks"),
    note=gettext_lazy("Who leads is asked; of a task of many those who are late. Each answers for himself."),
    plan=plan,
    act=ask,
    offered=lambda actor: actor.can("decide_extensions") and bool(actor.body_ids | actor.served_body_ids),
    form=lambda data=None, *, actor: AskForm(data),
)
