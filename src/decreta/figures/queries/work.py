"""What units and persons of a house have to do: their assignments, of marks and of tasks alike."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from decreta.assignments.enums import Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import as_of
from decreta.core.actor import Actor
from decreta.figures.queries.asked import Window

WITHIN, OVER, IN_TIME, LATE = "within", "over", "in_time", "late"
_PASSED_OVER: Final = ""


def load(window: Window, actor: Actor) -> QuerySet[Any]:
    """Assignments to units and persons that were open at the moment, or done in the period.

    The actor's own and those he watches, with what was handed down from them. `state` says which is which.
    """
    seen = Assignment.objects.visible_to(actor)
    found = Assignment.objects.filter(Q(pk__in=seen.values("pk")) | Q(parent__in=seen.values("pk")))
    found = found.exclude(house=None).filter(
        Q(closed_at=None, done_accepted_at=None)
        | Q(last_fact_at__gt=window.moment)
        | Q(done_reported_at__range=(window.begins, window.ends))
    )
    if not (actor.is_system or actor.can("inspect_everything")):
        found = found.filter(house_id__in=actor.organisation_ids)
    reported = Q(done_reported_at__range=(window.begins, window.ends))
    classed: QuerySet[Any] = as_of(found, window.moment).annotate(
        office_id=F("house_id"),
        lead_unit=Coalesce(F("unit_id"), F("holding__post__unit_id")),
        state=Case(
            When(timeliness__in=(Timeliness.OVERDUE, Timeliness.REPORTED_LATE), then=Value(OVER)),
            When(reported, timeliness=Timeliness.DONE_IN_TIME, then=Value(IN_TIME)),
            When(reported, timeliness=Timeliness.DONE_LATE, then=Value(LATE)),
            When(
                timeliness__in=(Timeliness.DONE_IN_TIME, Timeliness.DONE_LATE, Timeliness.CLOSED_OTHERWISE),
                then=Value(_PASSED_OVER),
            ),
            default=Value(WITHIN),
            output_field=CharField(),
        ),
    )
    return classed.exclude(state=_PASSED_OVER)
