"""What proves an assignment, and what is still unproven."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import Outcome
from decreta.assignments.models import Assignment, Deliverable, Evidence


def evidence_of(assignment: Assignment) -> QuerySet[Evidence]:
    """Evidence from the assignment's own reports and from those handed down directly, without returned reports."""
    return Evidence.objects.filter(Q(report__assignment=assignment) | Q(report__assignment__parent=assignment)).exclude(
        report__verdict__outcome=Outcome.RETURNED
    )


def deliverables_of(assignment: Assignment) -> QuerySet[Deliverable]:
    """What the assignment's matter must deliver."""
    return Deliverable.objects.filter(matter_kind=assignment.matter_kind, matter_id=assignment.matter_id)


def unproven(assignment: Assignment) -> QuerySet[Deliverable]:
    """Deliverables of the matter for which this assignee has brought no evidence yet."""
    return deliverables_of(assignment).exclude(Exists(evidence_of(assignment).filter(deliverable=OuterRef("pk"))))
