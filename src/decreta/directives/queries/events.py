"""Events that tasks wait for: where they are still waited for, where they occurred and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from decreta.assignments.models import WHOSE, Assignment
from decreta.assignments.queries.whom import OF_A_PLACE, done_in
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import RECEIVED, Deadline, DeadlineKind, event_named
from decreta.core.prepared import prepared
from decreta.directives.enums import ClockStart
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation

#: As many places as a page names one by one.
NAMED = 12


@dataclass
class Awaited:
    """An event that tasks wait for, and the tasks by their body: as far as the actor may record it.

    Bodies that give it the same key and call it by the same words wait for the same event: it is recorded once for all.
    """

    event_key: str
    said: str
    tasks: dict[Body, list[UUID]] = field(default_factory=dict)

    @property
    def bodies(self) -> list[Body]:
        """Whose tasks wait for it."""
        return list(self.tasks)

    @property
    def keys(self) -> list[str]:
        """What names it in an address, by each of the bodies; the first names it in a form."""
        return sorted(f"{body.code}:{self.event_key}" for body in self.bodies)


def events_open_to(actor: Actor) -> list[Awaited]:
    """The events that assignments wait for which the actor answers for or monitors. Two statements, however many wait."""
    waiting, places, bodies = _waiting(actor).filter(matter_id=OuterRef("pk")), _own_places(actor), _monitored(actor)
    open_to = Q(Exists(waiting.filter(places))) | Q(Exists(waiting.filter(monitor_id__in=bodies)), body_id__in=bodies)
    tasks = Task.objects.exclude(event_key__in=["", *ClockStart.values]).filter(open_to).order_by()
    rows = list(tasks.values_list("event_key", "body_id", "deadline__event_words").annotate(keys=ArrayAgg("pk")))
    known = Body.objects.in_bulk({row[1] for row in rows})
    found: dict[tuple[str, str], Awaited] = {}
    for event_key, body_id, words, keys in sorted(rows, key=lambda row: known[row[1]].code):
        deadline = Deadline(DeadlineKind.EVENT, event_key=event_key, event_words=tuple(sorted((words or {}).items())))
        named = event_named(deadline, "vi")
        one = found.setdefault((event_key, named), Awaited(event_key, event_named(deadline, _language())))
        one.tasks.setdefault(known[body_id], []).extend(keys)
    return sorted(found.values(), key=lambda one: (one.said, one.keys))


def places_open_to(actor: Actor, awaited: Sequence[Awaited], *, most: int) -> list[Organisation | Body] | None:
    """Where events are waited for, by name; None where there are more than `most`. Three statements."""
    # A unit and an officer work where their house is.
    places = _open_to(actor, awaited).order_by().annotate(at_id=Coalesce("organisation_id", "house_id"))
    rows = list(places.values_list("at_id", "body_id").distinct()[: most + 1])
    if len(rows) > most:
        return None
    organisations = Organisation.objects.filter(pk__in=[pk for pk, _body in rows if pk is not None])
    bodies = Body.objects.filter(pk__in=[pk for _organisation, pk in rows if pk is not None])
    return [*bodies.order_by("name_vi", "pk"), *organisations.order_by("name_vi", "pk")]


def bodies_waiting(actor: Actor, awaited: Awaited, where: Organisation | Body) -> list[Body]:
    """Whose tasks wait for an event in one place. One statement."""
    tasks = set(_open_to(actor, [awaited]).filter(done_in(where)).values_list("matter_id", flat=True))
    return [body for body, keys in awaited.tasks.items() if tasks.intersection(keys)]


def _open_to(actor: Actor, awaited: Sequence[Awaited]) -> QuerySet[Assignment]:
    """What waits for events, where the actor may record them."""
    bodies = _monitored(actor)
    of = [(body.pk, key) for one in awaited for body, keys in one.tasks.items() for key in keys]
    watched = Q(monitor_id__in=bodies, matter_id__among=Ids(key for pk, key in of if pk in bodies))
    found = _waiting(actor).filter(matter_id__among=Ids(key for _pk, key in of))
    return found.filter(_own_places(actor) | watched)


def _waiting(actor: Actor) -> QuerySet[Assignment]:
    # What runs from its receipt starts with it.
    return (
        Assignment.objects.visible_to(actor)
        .filter(
            OF_A_PLACE,
            matter_kind=MATTER_KIND,
            baseline_lapses_at=None,
            closed_at=None,
            done_accepted_at=None,
            deadline__kind="event",
        )
        .exclude(deadline__event_key=RECEIVED)
    )


def _own_places(actor: Actor) -> Q:
    """The places for which the actor answers himself."""
    if not actor.can("answer_assignments"):
        return Q(pk__in=[])
    return (
        Q(organisation_id__in=actor.organisation_ids)
        | Q(house_id__in=actor.organisation_ids)
        | Q(body_id__in=actor.body_ids)
    )


def _monitored(actor: Actor) -> frozenset[UUID]:
    """The bodies whose tasks he monitors."""
    return actor.body_ids | actor.served_body_ids if actor.can("monitor_tasks") else frozenset()


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
        OF_A_PLACE,
        matter_kind=MATTER_KIND,
        matter_id=task_id,
        parent=None,
        baseline_lapses_at=None,
        closed_at=None,
        done_accepted_at=None,
    )
    return found.select_related(*WHOSE).order_by("recorded_at", "pk")[: NAMED + 1]


@prepared
def _occurred(actor: Actor, task_id: UUID, body_id: UUID) -> QuerySet[EventOccurrence]:
    """Where the event of a task occurred, in the places whose assignment of it the reader sees."""
    seen = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id, parent=None)
    key = Task.objects.filter(pk=task_id).values("event_key")[:1]
    found = EventOccurrence.objects.in_force_for(body_id).filter(
        Q(organisation_id__in=seen.filter(organisation__isnull=False).values("organisation_id"))
        | Q(organisation_id__in=seen.filter(house__isnull=False).values("house_id"))
        | Q(body_id__in=seen.filter(body__isnull=False).values("body_id")),
        event_key=key,
    )
    return found.select_related("organisation", "body").order_by("-recorded_at", "pk")[: NAMED + 1]
