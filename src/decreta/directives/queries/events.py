"""Events that tasks wait for: where they are still waited for, where they occurred and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.deadlines import RECEIVED, Deadline, words
from decreta.core.errors import allows
from decreta.core.prepared import prepared
from decreta.directives import rules
from decreta.directives.enums import ClockStart
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation

#: As many places as a page names one by one.
NAMED = 12


@dataclass
class Awaited:
    """An event that tasks of one body wait for, and where: as far as the actor may record it."""

    event_key: str
    body: Body
    said: str
    places: list[Organisation | Body] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What names it in a form or an address."""
        return f"{self.body.code}:{self.event_key}"


def events_open_to(actor: Actor) -> list[Awaited]:
    """The events that assignments wait for which the actor answers for or monitors. Two statements."""
    waiting = (
        _waiting(actor)
        .filter(_own(actor))
        .select_related("organisation", "body")
        .order_by("organisation__name_vi", "body__name_vi", "pk")
    )
    rows = list(waiting)
    tasks = Task.objects.filter(pk__in={one.matter_id for one in rows}).exclude(event_key__in=ClockStart.values)
    known = {one.pk: one for one in tasks.select_related("body")}
    found: dict[tuple[UUID, str], Awaited] = {}
    for one in rows:
        task, place = known.get(one.matter_id), one.organisation or one.body
        if task is None or place is None:
            continue
        if not allows(rules.may_record_event, where=place.pk, body_id=task.body_id, by=actor):
            continue
        key = (task.body_id, task.event_key)
        if key not in found:
            found[key] = Awaited(task.event_key, task.body, words(Deadline.from_data(task.deadline), _language()))
        if place not in found[key].places:
            found[key].places.append(place)
    return sorted(found.values(), key=lambda one: (one.said, one.body.code))


def _waiting(actor: Actor) -> QuerySet[Assignment]:
    # What runs from its receipt starts with it.
    return (
        Assignment.objects.visible_to(actor)
        .filter(
            Q(organisation__isnull=False) | Q(body__isnull=False),
            matter_kind=MATTER_KIND,
            baseline_lapses_at=None,
            closed_at=None,
            done_accepted_at=None,
            deadline__kind="event",
        )
        .exclude(deadline__event_key=RECEIVED)
    )


def _own(actor: Actor) -> Q:
    own = Q(pk__in=[])
    if actor.can("answer_assignments"):
        own |= Q(organisation_id__in=actor.organisation_ids) | Q(body_id__in=actor.body_ids)
    if actor.can("monitor_tasks"):
        own |= Q(monitor_id__in=actor.body_ids | actor.served_body_ids)
    return own


def _language() -> str:
    return get_language() or "vi"


@dataclass(frozen=True)
class EventOfTask:
    """How the event of one task stands: who waits, where it occurred, as far as the reader sees the assignments."""

    waiting: Sequence[Assignment]
    waits_more: bool
    occurred: Sequence[EventOccurrence]
    occurred_more: bool

    @property
    def is_any(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.waiting or self.occurred)


def event_of(task: Task, actor: Actor) -> EventOfTask:
    """Two statements, prepared; nothing is asked of a task that waits for no recorded event."""
    waiting, occurred = _still_waiting.rows(actor, task.pk), _occurred.rows(actor, task.pk, task.body_id)
    return EventOfTask(waiting[:NAMED], len(waiting) > NAMED, occurred[:NAMED], len(occurred) > NAMED)


@prepared
def _still_waiting(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    found = Assignment.objects.visible_to(actor).filter(
        Q(organisation__isnull=False) | Q(body__isnull=False),
        matter_kind=MATTER_KIND,
        matter_id=task_id,
        parent=None,
        baseline_lapses_at=None,
        closed_at=None,
        done_accepted_at=None,
    )
    return found.select_related("organisation", "body").order_by("recorded_at", "pk")[: NAMED + 1]


@prepared
def _occurred(actor: Actor, task_id: UUID, body_id: UUID) -> QuerySet[EventOccurrence]:
    """Where the event of a task occurred, in the places whose assignment of it the reader sees."""
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id, parent=None)
    key = Task.objects.filter(pk=task_id).values("event_key")[:1]
    found = EventOccurrence.objects.in_force_for(body_id).filter(
        Q(organisation_id__in=seen.filter(organisation__isnull=False).values("organisation_id"))
        | Q(body_id__in=seen.filter(body__isnull=False).values("body_id")),
        event_key=key,
    )
    return found.select_related("organisation", "body").order_by("-recorded_at", "pk")[: NAMED + 1]
