"""By when late work will be caught up, as the agencies said it in their recovery plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from decreta.assignments.enums import ANSWERABLE, DONE, Timeliness
from decreta.assignments.models import Assignment, RecoveryPlan
from decreta.assignments.queries.then import had_ended
from decreta.assignments.queries.timeliness import as_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

PROMISED: Final = "promised"
MISSED: Final = "missed"
WITHOUT: Final = "without"
_FINISHED: Final = (*DONE, Timeliness.CLOSED_OTHERWISE)
_REPORTED: Final = (Timeliness.REPORTED_IN_TIME, Timeliness.REPORTED_LATE)


def recovery_days(tasks: Collection[UUID], moment: dt.datetime, *, reader: Actor | None = None) -> dict[UUID, dt.date]:
    """By when each of some tasks that is not done will be caught up, as it was known at a moment. One statement.

    Of an agency the newest plan counts, of several agencies the latest day: then the task is done by all. Work counts as
    ended by its facts of until then: what was opened again since had ended. With a reader by the plans of those alone whose
    part he sees.
    """
    plans = RecoveryPlan.objects.filter(
        assignment__matter_kind=MATTER_KIND,
        assignment__matter_id__among=Ids(tasks),
        assignment__role__in=ANSWERABLE,
        assignment__parent=None,
        filed_at__lte=moment,
        recorded_at__lte=moment,
    ).exclude(had_ended(moment))
    if reader is not None:
        plans = plans.filter(assignment__in=Assignment.objects.visible_to(reader))
    newest = plans.order_by("assignment_id", "-filed_at", "-pk").distinct("assignment_id")
    found: dict[UUID, dt.date] = {}
    for task, day in newest.values_list("assignment__matter_id", "recover_on"):
        found[task] = max(day, found.get(task, day))
    return found


def by_recovery(found: QuerySet[Task], state: str, day: dt.date) -> QuerySet[Task]:
    """Tasks with work that is to be caught up after a day, was not by the day promised, or is late without a plan.

    By what was known at the end of that day.
    """
    moment = clock.end_of_day(day)
    plans = RecoveryPlan.objects.filter(assignment=OuterRef("pk"), filed_at__lte=moment, recorded_at__lte=moment)
    answering = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id=OuterRef("pk"), role__in=ANSWERABLE, parent=None
    )
    recover_on = Subquery(plans.order_by("-filed_at", "-pk").values("recover_on")[:1])
    unfinished = as_of(answering, moment).annotate(recover_on=recover_on).exclude(Q(("timeliness__in", _FINISHED)))
    conditions = {
        PROMISED: Q(recover_on__gte=day),
        MISSED: Q(recover_on__lt=day) & ~Q(timeliness__in=_REPORTED),
        WITHOUT: Q(recover_on=None, timeliness=Timeliness.OVERDUE),
    }
    return found.filter(Exists(unfinished.filter(conditions[state])))
