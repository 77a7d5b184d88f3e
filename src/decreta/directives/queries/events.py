"""Events that tasks wait for: where they are still waited for, where they occurred and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.deadlines import RECEIVED, Deadline, event_named
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
    """An event that tasks wait for, and in each place for whose tasks: as far as the actor may record it.

    Bodies that give it the same key and call it by the same words wait for the same event: it is recorded once for all.
    """

    event_key: str
    said: str
    waits: dict[Organisation | Body, list[Body]] = field(default_factory=dict)

    @property
    def places(self) -> list[Organisation | Body]:
        """Where it is waited for."""
        return list(self.waits)

    @property
    def bodies(self) -> list[Body]:
        """Whose tasks wait for it."""
        return list(dict.fromkeys(body for those in self.waits.values() for body in those))

    @property
    def keys(self) -> list[str]:
        """What names it in an address, by each of the bodies; the first names it in a form."""
        return sorted(f"{body.code}:{self.event_key}" for body in self.bodies)


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
    found: dict[tuple[str, str], Awaited] = {}
    for one in rows:
        task, place = known.get(one.matter_id), one.organisation or one.body
        if task is None or place is None:
            continue
        if not allows(rules.may_record_event, where=place.pk, body_id=task.body_id, by=actor):
            continue
        deadline = Deadline.from_data(task.deadline)
        key = (task.event_key, event_named(deadline, "vi"))
        if key not in found:
            found[key] = Awaited(task.event_key, event_named(deadline, _language()))
        bodies = found[key].waits.setdefault(place, [])
        if task.body not in bodies:
            bodies.append(task.body)
    return sorted(found.values(), key=lambda one: (one.said, one.keys))


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
