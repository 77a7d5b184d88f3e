"""Directive marks and what came of them."""

from __future__ import annotations

from collections.abc import Iterable

from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.documents.models import Arrival, Mark

MATTER_KIND = "documents.mark"


def still_assigned(marks: Iterable[Mark]) -> list[Assignment]:
    """Open assignments of marks; what was handed down ends with what it came from."""
    found = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__in=[one.pk for one in marks], closed_at=None, done_accepted_at=None
    )
    return list(found.exclude(role=AssignmentRole.SUB).order_by("assigned_at", "pk"))


def open_assignments(arrival: Arrival) -> list[Assignment]:
    """What is still to be done with an arrival."""
    return still_assigned(arrival.marks.filter(withdrawn_at=None))


def assignments_of(marks: Iterable[Mark]) -> list[Assignment]:
    """Every assignment of marks, with who must do it. One statement."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id__in=[one.pk for one in marks])
    return list(
        found.select_related("unit", "holding__person", "holding__post", "parent").order_by("assigned_at", "pk")
    )
