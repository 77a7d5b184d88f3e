"""What stands on the page of a task whose time runs from an event: who still waits, where it occurred, and the way to say so."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside, Part
from decreta.directives.enums import ClockStart
from decreta.directives.queries.events import EventOfTask, event_of
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


@dataclass(frozen=True)
class Shown:
    """How the event of a task stands, with the ways that its reader has."""

    found: EventOfTask
    may_correct: bool
    all_url: str


def tell_of_event(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """Two statements for a task that waits for an event. The button is for who may record it, while a clock waits."""
    task = seen.task
    if not task.event_key or task.event_key in ClockStart.values or seen.of is not None:
        return
    found = event_of(task, actor)
    if found.is_any:
        may_correct = allows(rules.may_correct_event, body_id=task.body_id, by=actor)
        url = f"{reverse('directives:assignees', args=[task.pk])}?class=undated"
        said.parts.append(Part("directives/parts/event_of_task.html", Shown(found, may_correct, url)))
    waiting = [one for one in found.waiting if _may_record(one, seen, actor)]
    if not waiting:
        return
    asked = {"event": f"{task.body.code}:{task.event_key}"}
    if len(waiting) == 1 and not found.waits_more:
        asked["where"] = place_key(waiting[0])
    url = f"{reverse('directives:event')}?{urlencode(asked)}"
    said.buttons.append(ButtonContext(_("Record the event"), url, icon="calendar-check"))


def place_key(one: Assignment) -> str:
    """How a form names the organisation or body of an assignment: of a unit and an officer their house."""
    return f"b:{one.body_id}" if one.body_id is not None else f"o:{one.organisation_id or one.house_id}"


def _may_record(one: Assignment, seen: TaskPage, actor: Actor) -> bool:
    where = one.organisation_id or one.body_id or one.house_id
    return where is not None and allows(rules.may_record_event, where=where, body_id=seen.task.body_id, by=actor)
