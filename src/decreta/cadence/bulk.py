"""Saying for several tasks at once how often there must be a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy

from decreta.cadence import rules
from decreta.cadence.domain.setting import set_rule
from decreta.cadence.enums import Unit
from decreta.cadence.forms import RuleForm
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import reason_against
from decreta.directives.bulk import chosen, planned
from decreta.directives.models import Task
from decreta.ui.tables.bulk import BulkAct, Planned

_ASKED = ("unit", "every", "day", "ahead", "reason")


def plan(ids: Sequence[UUID], actor: Actor) -> list[Planned]:
    """For which tasks the post may say it. One statement."""
    return [
        planned(task, effect=task.body.name, refusal=reason_against(rules.may_set, body=task.body, by=actor))
        for task in chosen(ids, actor)
    ]


def ask_regularly(task_id: UUID, given: Mapping[str, Any], by: Actor) -> None:
    """Set the rule for one task."""
    task = Task.objects.visible_to(by).select_related("body").get(pk=task_id)
    first_on = dt.date.fromisoformat(given["first_on"]) if given.get("first_on") else None
    set_rule(scope=task, first_on=first_on, by=by, **{name: given[name] for name in _ASKED})


def form(data: Any = None, *, actor: Actor) -> RuleForm:
    """How often, from when on: for all of them."""
    return RuleForm(data, initial={"day": 25, "unit": Unit.MONTH, "first_on": clock.today()})


SET_RULE = BulkAct(
    name="cadence.set_rule",
    table="directives.tasks",
    label=gettext_lazy("Set how often to report"),
    icon="calendar-clock",
    question=gettext_lazy("How often there must be a report on these tasks"),
    note=gettext_lazy("Each task gets a rule of its own, before that of its directive and of the body."),
    plan=plan,
    act=ask_regularly,
    offered=lambda actor: (
        bool(actor.body_ids | actor.served_body_ids)
        and any(actor.can(one) for one in ("assign_tasks", "urge", "decide_extensions"))
    ),
    form=form,
)
