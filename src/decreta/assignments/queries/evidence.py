"""What proves an assignment, and what is still unproven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from decreta.assignments.enums import FALLEN, FactKind, Judged
from decreta.assignments.models import Assignment, Deliverable, Evidence, Fact, Judgement, Report
from decreta.core.among import Ids


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


def unproven(assignments: Sequence[Assignment]) -> dict[UUID, list[Deliverable]]:
    """Deliverables for which each assignee has brought no evidence yet, by its assignment; what was accepted needs none.

    The assignments are of matters of one kind. Four statements, however many there are.
    """
    ids = Ids(one.pk for one in assignments)
    matters = Ids({one.matter_id for one in assignments})
    kinds = {one.matter_kind for one in assignments}
    wanted: dict[UUID, list[Deliverable]] = defaultdict(list)
    standing = Deliverable.objects.standing().filter(matter_kind__in=kinds, matter_id__among=matters)
    for each in standing.order_by("ordinal"):
        wanted[each.matter_id].append(each)
    if not wanted:
        return {one.pk: [] for one in assignments}
    proven = {*_brought(ids), *_accepted(ids)}
    return {one.pk: [each for each in wanted[one.matter_id] if (one.pk, each.pk) not in proven] for one in assignments}


def _brought(ids: Ids) -> Iterator[tuple[UUID, UUID]]:
    """Assignments with a deliverable that their own reports, or those handed down directly, bring evidence for."""
    found = Evidence.objects.filter(deliverable__isnull=False).exclude(report__verdict__outcome__in=FALLEN)
    for way in ("report__assignment", "report__assignment__parent"):
        yield from found.filter(**{f"{way}__among": ids}).values_list(f"{way}_id", "deliverable_id").distinct()


def _accepted(ids: Ids) -> set[tuple[UUID, UUID]]:
    """Assignments with a deliverable of theirs that was accepted, since they were last opened again."""
    opened = Fact.objects.filter(assignment=OuterRef("verdict__report__assignment"), kind=FactKind.REOPENED)
    newest = opened.order_by("-recorded_at").values("recorded_at")[:1]
    found = Judgement.objects.filter(verdict__report__assignment__among=ids, outcome=Judged.ACCEPTED)
    found = found.annotate(opened_at=Subquery(newest)).filter(
        Q(opened_at=None) | Q(verdict__recorded_at__gt=F("opened_at"))
    )
    return set(found.order_by().values_list("verdict__report__assignment_id", "deliverable_id"))


def evidence_brought(report: Report) -> list[Evidence]:
    """What proves the deliverables that a report is judged by: its own evidence, and what stands from earlier ones."""
    found = evidence_of(report.assignment).filter(deliverable__isnull=False)
    return list(found.select_related("deliverable", "file", "report").order_by("deliverable__ordinal", "pk"))
