"""Conditions on tasks by how they stand as of the end of a day: the rows behind the numbers of supervision.

What spells say is asked of spells; of tasks that they do not know yet, the facts are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from decreta.assignments.enums import AssignmentRole, Timeliness
from decreta.assignments.models import Assignee, Assignment
from decreta.assignments.queries.timeliness import matter_class
from decreta.assignments.timeliness import Against
from decreta.core import clock
from decreta.core.among import Ids
from decreta.directives.enums import Mode
from decreta.directives.models import Spell, Task
from decreta.directives.models.spells import LeadKind
from decreta.directives.models.tasks import MATTER_KIND, TaskQuerySet
from decreta.organisation.models import Body, Group, Holding, Organisation, Unit

Lead = Assignee | Group
_KINDS = {
    Organisation: LeadKind.ORGANISATION,
    Body: LeadKind.BODY,
    Unit: LeadKind.UNIT,
    Holding: LeadKind.OFFICER,
}


def of_class(
    classes: Sequence[str],
    day: dt.date,
    waiting: Ids | None,
    *,
    against: Against = "current",
    among: TaskQuerySet | None = None,
) -> Q:
    """Tasks that have one of the classes as of a day: of those standing then, or, told by their facts, of others."""
    moment = clock.end_of_day(day)
    found = Coalesce(matter_class(MATTER_KIND, moment, against=against), Value(Timeliness.UNDATED.value))
    there = Task.objects.standing_at(moment) if among is None else among
    folded = there.annotate(class_as_of=found).filter(class_as_of__in=classes)
    if among is not None:
        waiting = None
    return _either(Spell.objects.on(day).filter(**{f"{against}__in": classes}), folded, waiting)


def led_by(lead: Lead | None, day: dt.date, waiting: Ids | None) -> Q:
    """Tasks that somebody leads as of a day, or nobody: the newest lead then; each of a group does from the beginning."""
    for_each = Q(mode=Mode.EACH, group__isnull=False)
    if isinstance(lead, Group):
        return for_each & Q(group=lead)
    kind = next((kind for model, kind in _KINDS.items() if isinstance(lead, model)), LeadKind.NOBODY)
    leading = Assignment.objects.filter(
        matter_kind=MATTER_KIND,
        matter_id=OuterRef("pk"),
        role=AssignmentRole.LEAD,
        parent=None,
        recorded_at__lte=clock.end_of_day(day),
    ).order_by("-recorded_at", "-pk")
    newest = Subquery(
        leading.annotate(who=Coalesce("organisation_id", "body_id", "unit_id", "holding_id")).values("who")[:1]
    )
    who = lead.pk if lead is not None else None
    folded = Task.objects.exclude(for_each).annotate(newest_lead=newest).filter(newest_lead=who)
    return _either(Spell.objects.on(day).filter(lead_kind=kind, lead_id=who), folded, waiting)


def _either(counted: QuerySet[Spell], folded: QuerySet[Task], waiting: Ids | None) -> Q:
    if waiting is None:
        return Q(pk__in=folded.values("pk"))
    known = Q(pk__in=counted.values("task_id"))
    if not waiting:
        return known
    return (known & ~Q(pk__among=waiting)) | Q(pk__in=folded.filter(pk__among=waiting).values("pk"))
