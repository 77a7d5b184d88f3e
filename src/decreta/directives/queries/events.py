"""Events that tasks wait for, as somebody may record them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.deadlines import RECEIVED, Deadline, words
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND


def events_open_to(actor: Actor) -> tuple[list[tuple[str, str]], set[UUID]]:
    """The events (key, words) that assignments visible to the actor wait for, and the organisations concerned."""
    waiting = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND,
        baseline_lapses_at=None,
        closed_at=None,
        deadline__kind="event",
        organisation__isnull=False,
    )
    own = Q(organisation_id__in=actor.organisation_ids) if actor.can("answer_assignments") else Q(pk__in=[])
    if actor.can("monitor_tasks"):
        own |= Q(monitor_id__in=actor.body_ids | actor.served_body_ids)
    # What runs from its receipt starts with it.
    waiting = waiting.filter(own).exclude(deadline__event_key=RECEIVED)
    rows = list(waiting.values_list("matter_id", "organisation_id"))
    tasks = Task.objects.filter(pk__in={matter for matter, _organisation in rows})
    keys = {task.event_key: words(Deadline.from_data(task.deadline), get_language() or "vi") for task in tasks}
    return sorted(keys.items()), {organisation for _matter, organisation in rows}
