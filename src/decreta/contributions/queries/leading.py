"""Who leads a task that somebody coordinates, and who coordinates one that somebody leads."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.core.prepared import prepared
from decreta.directives.models.tasks import MATTER_KIND

_NAMED = ("organisation", "body", "unit", "holding__person", "holding__post")


def leading(assignment: Assignment) -> Assignment | None:
    """The assignment that leads the same task; none where each of a group answers."""
    same = Assignment.objects.filter(matter_kind=assignment.matter_kind, matter_id=assignment.matter_id)
    return same.filter(role=AssignmentRole.LEAD, parent=None, closed_at=None).first()


@prepared
def coordinating(task_id: UUID) -> QuerySet[Assignment]:
    """Who coordinates a task, as long as it goes on: whoever leads it may ask each of them."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task_id, role=AssignmentRole.COORDINATE)
    open_ones = found.filter(closed_at=None, done_accepted_at=None, parent=None)
    return open_ones.select_related(*_NAMED).order_by("recorded_at", "pk")
