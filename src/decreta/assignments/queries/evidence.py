"""What proves an assignment, and what is still unproven."""

from __future__ import annotations

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from decreta.assignments.enums import FALLEN, FactKind, Judged
from decreta.assignments.models import Assignment, Deliverable, Evidence, Fact, Judgement, Report


def evidence_of(assignment: Assignment) -> QuerySet[Evidence]:
    """Evidence from the assignment's own reports and from those handed down directly, without returned or refused reports."""
    return Evidence.objects.filter(Q(report__assignment=assignment) | Q(report__assignment__parent=assignment)).exclude(
        report__verdict__outcome__in=FALLEN
    )


def deliverables_of(assignment: Assignment) -> QuerySet[Deliverable]:
    """What the assignment's matter must deliver."""
    return Deliverable.objects.standing().filter(matter_kind=assignment.matter_kind, matter_id=assignment.matter_id)


def accepted_of(assignment: Assignment) -> QuerySet[Judgement]:
    """Judgements by which deliverables of an assignment were accepted, since it was last opened again."""
    opened = Fact.objects.filter(assignment=assignment, kind=FactKind.REOPENED).aggregate(at=Max("recorded_at"))["at"]
    found = Judgement.objects.filter(verdict__report__assignment=assignment, outcome=Judged.ACCEPTED)
    return found if opened is None else found.filter(verdict__recorded_at__gt=opened)


def still_open(assignment: Assignment) -> QuerySet[Deliverable]:
    """Deliverables that the monitor has not accepted yet: what is missing."""
    return deliverables_of(assignment).exclude(Exists(accepted_of(assignment).filter(deliverable=OuterRef("pk"))))


def unproven(assignment: Assignment) -> QuerySet[Deliverable]:
    """Deliverables of the matter for which this assignee has brought no evidence yet; what was accepted needs none."""
    return still_open(assignment).exclude(Exists(evidence_of(assignment).filter(deliverable=OuterRef("pk"))))


def evidence_brought(report: Report) -> list[Evidence]:
    """What proves the deliverables that a report is judged by: its own evidence, and what stands from earlier ones."""
    found = evidence_of(report.assignment).filter(deliverable__isnull=False)
    return list(found.select_related("deliverable", "file", "report").order_by("deliverable__ordinal", "pk"))
