"""Which obstacles a rung is due for. Read by the sweep in batches."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from decreta.assignments.models import Assignment
from decreta.assignments.programmes import reached
from decreta.obstacles.enums import StepKind
from decreta.obstacles.ladder import Held, Rung
from decreta.obstacles.models import Obstacle, Step
from decreta.organisation.queries.calendars import is_working_day


def due_for(rung: Rung, held: Held, at: dt.datetime, after: UUID | None = None) -> QuerySet[Obstacle]:
    """Obstacles of a ladder that nobody has answered, that something hangs on, and for which a rung has not fired in this round."""
    fired = Step.objects.filter(
        obstacle=OuterRef("pk"), kind=StepKind.ESCALATED, round=OuterRef("round"), tells=rung.level
    )
    found = Obstacle.objects.unanswered().filter(~Exists(fired), due_at__lte=rung.reached_until(at, is_working_day))
    if reach := reached(held.programme_id, held.body_id, others=held.others, apart=held.apart):
        found = found.filter(assignment__in=Assignment.objects.filter(reach))
    if after is not None:
        found = found.filter(pk__gt=after)
    related = (
        "organisation__parent",
        "body__parent",
        "unit__organisation__parent",
        "unit__parent",
        "post__body__parent",
    )
    return found.select_related(*related, "post__unit__organisation__parent", "assignment__monitor").order_by("pk")
