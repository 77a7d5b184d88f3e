"""Events that deadlines wait for (trap T8): recorded per organisation or body, starting its clocks and no others'."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.domain import correct_clock, start_clock
from decreta.assignments.models import Assignment
from decreta.assignments.queries.whom import done_in
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems, allows
from decreta.directives import rules
from decreta.directives.enums import ClockStart
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Body, Organisation


@act("directives.record_event")
def record_event(
    *,
    event_key: str,
    occurred_on: dt.date,
    by: Actor,
    organisation: Organisation | None = None,
    body: Body | None = None,
    awaited_by: Body | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> EventOccurrence:
    """Record that an event occurred in an organisation or a body; its open assignments that wait get their deadline.

    The same short name may mean different things to different bodies: what is recorded is the event that the tasks of
    one body wait for, `awaited_by`. Left out, it is the only one whose tasks wait there and for whom the actor may
    speak. Raises NotAllowed, Invalid.
    """
    where = organisation or body
    problems = Problems()
    if where is None or (organisation is not None and body is not None):
        problems.add(_("Name exactly one organisation or body in which it occurred."), "organisation")
    problems.refuse_if_any()
    assert where is not None
    owner = awaited_by or _only_one(event_key, where, by)
    tasks = _tasks(event_key).filter(body=owner) if owner is not None else Task.objects.none()
    rules.may_record_event(where=where.pk, body_id=owner.pk if owner is not None else None, by=by)
    if owner is None or not tasks.exists():
        problems.add(_("No task waits for this event."), "event_key")
    if occurred_on > clock.today():
        problems.add(_("An event is recorded after it has occurred."), "occurred_on")
    known = list(EventOccurrence.objects.of(event_key, where, owner))
    # What was recorded before bodies were told apart stands for all; where tasks wait in spite of it, their body has its own.
    if any(one.awaited_by_id is not None for one in known) or (known and not _waiting(where, tasks).exists()):
        problems.add(_("The event is recorded for this organisation already."), "organisation", "recorded")
    problems.refuse_if_any()
    occurrence = EventOccurrence(
        event_key=event_key,
        organisation=organisation,
        body=body,
        awaited_by=owner,
        occurred_on=occurred_on,
        note=note,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    _keep(occurrence)
    waiting = _waiting(where, tasks)
    started = [start_clock(assignment=one, on=occurred_on, by=by, at=at) for one in waiting]
    record(
        "directives.record_event",
        by=by,
        on=occurrence,
        about=[where],
        at=at,
        facts={"event": event_key, "occurred_on": occurred_on, "clocks_started": len(started)},
    )
    return occurrence


@transaction.atomic
def record_for_each(*, bodies: Sequence[Body], by: Actor, **words: Any) -> list[EventOccurrence]:
    """Record one event for the tasks of each of several bodies that wait for it, or for none of them. Raises Invalid."""
    if not bodies:
        raise Invalid.of(_("No task waits for this event."), field="organisation")
    return [record_event(awaited_by=body, by=by, **words) for body in bodies]


@act("directives.correct_event")
def correct_event(
    *,
    occurrence: EventOccurrence,
    occurred_on: dt.date,
    reason: str,
    by: Actor,
    awaited_by: Body | None = None,
    at: dt.datetime | None = None,
) -> EventOccurrence | None:
    """Set the day of an event right, with the reason; the clocks that it started are reckoned anew. None when it is that day.

    By who monitors: nobody moves the deadline of his own work. What was closed otherwise is left as it is. A row from
    before bodies were told apart stands for all: whoever corrects it records the day for the tasks of his body alone,
    `awaited_by`, beside it, and the others keep theirs. Left out, it is the only body for which he may.
    """
    owner_id = occurrence.awaited_by_id
    is_shared = owner_id is None and not by.is_system
    if is_shared:
        owner_id = awaited_by.pk if awaited_by is not None else _corrected_for(occurrence, by)
    rules.may_correct_event(body_id=owner_id, by=by)
    locked = EventOccurrence.objects.select_for_update().get(pk=occurrence.pk)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    if occurred_on > clock.today():
        problems.add(_("An event is recorded after it has occurred."), "occurred_on")
    tasks = _tasks(locked.event_key)
    if owner_id is not None:
        tasks = tasks.filter(body_id=owner_id)
    assigned = _assigned(locked.where, tasks)
    if is_shared and not assigned.exists():
        problems.add(_("No task waits for this event."), "awaited_by")
    problems.refuse_if_any()
    if is_shared:
        who = {"organisation_id": locked.organisation_id, "body_id": locked.body_id}
        own = EventOccurrence.objects.select_for_update().filter(
            event_key=locked.event_key, awaited_by_id=owner_id, **who
        )
        locked = own.first() or EventOccurrence(
            event_key=locked.event_key,
            awaited_by_id=owner_id,
            occurred_on=locked.occurred_on,
            note=locked.note,
            recorded_at=clock.now(),
            by=by.as_facts(),
            **who,
        )
    if locked.occurred_on == occurred_on:
        return None
    before, locked.occurred_on = locked.occurred_on, occurred_on
    _keep(locked)
    running = assigned.filter(baseline_lapses_at__isnull=False, closed_at=None)
    corrected = [correct_clock(assignment=one, on=occurred_on, reason=reason, by=by, at=at) for one in running]
    record(
        "directives.correct_event",
        by=by,
        on=locked,
        about=[locked.where],
        at=at,
        facts={
            "event": locked.event_key,
            "before": before,
            "after": occurred_on,
            "clocks_corrected": len(corrected),
            "reason": reason,
        },
    )
    return locked


def _keep(occurrence: EventOccurrence) -> None:
    """Keep it. Who records the same at the same moment is told what he would have been told a moment later."""
    try:
        occurrence.save()
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") != "event_once_per_place":
            raise
        said = _("The event is recorded for this organisation already.")
        raise Invalid.of(said, field="organisation", code="recorded") from error


def _corrected_for(shared: EventOccurrence, by: Actor) -> UUID | None:
    """The only body with tasks in that place for which somebody may correct what stands for all; refused when there are several."""
    tasks = _tasks(shared.event_key)
    assigned = _assigned(shared.where, tasks).values("matter_id")
    bodies = Body.objects.filter(tasks__in=tasks.filter(pk__in=assigned)).distinct().order_by("pk")
    found = [one for one in bodies if allows(rules.may_correct_event, body_id=one.pk, by=by)]
    _refuse_several(found)
    return found[0].pk if found else None


def _refuse_several(found: list[Body]) -> None:
    problems = Problems()
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        problems.add(_("Tasks of several bodies wait for it. Say whose: %(names)s.") % {"names": names}, "awaited_by")
    problems.refuse_if_any()


def _tasks(event_key: str) -> QuerySet[Task]:
    """The tasks that wait for an event. Moments of the directive itself, and the receipt, start by themselves."""
    if not event_key or event_key in ClockStart.values:
        return Task.objects.none()
    return Task.objects.filter(event_key=event_key)


def _assigned(where: Organisation | Body, tasks: QuerySet[Task]) -> QuerySet[Assignment]:
    """What is assigned of tasks to an organisation or a body itself, or in it to a unit or an officer."""
    keys: list[UUID] = list(tasks.values_list("pk", flat=True))
    found = Assignment.objects.filter(done_in(where), matter_kind=MATTER_KIND, matter_id__in=keys)
    return found.order_by("pk")


def _waiting(where: Organisation | Body, tasks: QuerySet[Task]) -> QuerySet[Assignment]:
    """What of it has no deadline yet and is not ended."""
    return _assigned(where, tasks).filter(baseline_lapses_at=None, closed_at=None, done_accepted_at=None)


def _only_one(event_key: str, where: Organisation | Body, by: Actor) -> Body | None:
    """The body whose tasks wait there, of those for whom the actor may speak; refused when there are several."""
    tasks = _tasks(event_key)
    waiting = _waiting(where, tasks)
    bodies = Body.objects.filter(tasks__in=tasks).distinct().order_by("pk")
    mine = [one for one in bodies if allows(rules.may_record_event, where=where.pk, body_id=one.pk, by=by)]
    first = {one.body_id for one in tasks.filter(pk__in=waiting.values("matter_id"))}
    found = [one for one in mine if one.pk in first] or mine
    _refuse_several(found)
    return found[0] if found else None
