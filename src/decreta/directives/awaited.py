"""What stands on the page of a task whose time runs from an event: the way to record that it has occurred."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives import rules
from decreta.directives.beside import Beside
from decreta.directives.enums import ClockStart
from decreta.directives.queries.task_page import TaskPage
from decreta.ui.buttons import ButtonContext


def tell_of_event(said: Beside, seen: TaskPage, actor: Actor) -> None:
    """For who may record it, while an agency's clock waits. No statement."""
    key = seen.task.event_key
    if not key or key in ClockStart.values:
        return
    waiting = [one for one in seen.main if _waits(one) and _may_record(one, seen, actor)]
    if not waiting:
        return
    asked = {"event_key": key}
    if len(waiting) == 1:
        asked["organisation"] = str(waiting[0].organisation_id)
    url = f"{reverse('directives:event')}?{urlencode(asked)}"
    said.buttons.append(ButtonContext(_("Record the event"), url, icon="calendar-check"))


def _waits(one: Assignment) -> bool:
    return one.organisation_id is not None and one.baseline_lapses_at is None and one.closed_at is None


def _may_record(one: Assignment, seen: TaskPage, actor: Actor) -> bool:
    return allows(rules.may_record_event, organisation_id=one.organisation_id, bodies=[seen.task.body_id], by=actor)
