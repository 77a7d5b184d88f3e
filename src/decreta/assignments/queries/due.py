"""Which open assignments a rung is due for. Read by the sweep in batches."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from decreta.assignments.enums import ANSWERABLE, RungKind
from decreta.assignments.ladder import Ladder, Step
from decreta.assignments.models import Assignment, Rung
from decreta.assignments.programmes import reached
from decreta.organisation.queries.calendars import is_working_day

#: What a letter can urge: whoever answers to a monitoring body.
_URGEABLE = Q(monitor__isnull=False, role__in=ANSWERABLE)


def due_for(step: Step, ladder: Ladder, *, at: dt.datetime) -> QuerySet[Assignment]:
    """Assignments in work for which a rung is the highest reached of its audience, and has not fired, oldest lapse first.

    What is reported done, suspended, accepted or closed waits for nobody.
    """
    found = Assignment.objects.filter(
        closed_at=None,
        done_accepted_at=None,
        done_reported_at=None,
        suspended_at=None,
        current_lapses_at__lte=step.reached_until(at, is_working_day),
    )
    found = found.filter(reached(ladder.programme_id, ladder.body_id, others=ladder.others, apart=ladder.apart))
    found = found.filter(_concerned(step))
    for higher in ladder.above(step):
        until = higher.reached_until(at, is_working_day)
        if is_for := _concerned(higher):
            found = found.filter(~is_for | Q(current_lapses_at__gt=until))
        else:
            found = found.filter(current_lapses_at__gt=until)
    # Looked up one by one, by the index of its constraint. As NOT EXISTS PostgreSQL may merge by the lapse, and where
    # thousands lapse at one moment (the end of a quarter) compare each with each.
    fired = Rung.objects.filter(assignment=OuterRef("pk"), lapses_at=OuterRef("current_lapses_at"))
    fired = fired.filter(Q(key=step.key) | Q(passed_over__contains=[step.key]))
    found = found.alias(fired=Subquery(fired.values("pk")[:1])).filter(fired=None)
    return found.order_by(F("current_lapses_at"), "pk")


def _concerned(step: Step) -> Q:
    """Which assignments a rung is for; empty when for all."""
    found = Q()
    if step.roles:
        found &= Q(role__in=step.roles)
    if step.matters:
        found &= Q(matter_kind__in=step.matters)
    return found & _URGEABLE if step.kind == RungKind.LETTER else found
