"""Events that deadlines wait for (trap T8): recorded per organisation, starting its clocks and no others'."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.assignments.domain import start_clock
from decreta.assignments.models import Assignment
from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.directives import rules
from decreta.directives.enums import ClockStart
from decreta.directives.models import EventOccurrence, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.models import Organisation


@act("directives.record_event")
def record_event(
    *,
    event_key: str,
    organisation: Organisation,
    occurred_on: dt.date,
    by: Actor,
    note: str = "",
    at: dt.datetime | None = None,
) -> EventOccurrence:
    """Record that an event occurred in an organisation; its open assignments that wait for it get their deadline."""
    # Moments of the directive itself, and the receipt, start by themselves.
    named = "" if event_key in ClockStart.values else event_key
    tasks = list(Task.objects.filter(event_key=named).values_list("pk", flat=True)) if named else []
    waiting = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__in=tasks, organisation=organisation, baseline_lapses_at=None, closed_at=None
    )
    bodies = set(Task.objects.filter(pk__in=waiting.values("matter_id")).values_list("body_id", flat=True))
    rules.may_record_event(organisation_id=organisation.pk, bodies=bodies, by=by)
    problems = Problems()
    if not tasks:
        problems.add(_("No task waits for this event."), "event_key")
    if occurred_on > clock.today():
        problems.add(_("An event is recorded after it has occurred."), "occurred_on")
    if EventOccurrence.objects.filter(event_key=event_key, organisation=organisation).exists():
        problems.add(_("The event is recorded for this organisation already."), "organisation")
    problems.refuse_if_any()
    occurrence = EventOccurrence.objects.create(
        event_key=event_key,
        organisation=organisation,
        occurred_on=occurred_on,
        note=note,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    started = [start_clock(assignment=assignment, on=occurred_on, by=by, at=at) for assignment in waiting]
    record(
        "directives.record_event",
        by=by,
        on=occurrence,
        about=[organisation],
        at=at,
        facts={"event": event_key, "occurred_on": occurred_on, "clocks_started": len(started)},
    )
    return occurrence
