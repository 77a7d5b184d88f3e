"""What was said and happened on the assignments of a task: reports, requests for time, plans, letters, as its page reads them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Fact, Judgement, RecoveryPlan, Report
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import UrgingLine

#: As many reports as the timeline of a page tells.
REPORTS = 40


def beside_reports(ids: Ids) -> tuple[list[ExtensionRequest], list[RecoveryPlan], list[UrgingLine]]:
    """What most tasks never have."""
    return _extensions.rows(ids), _plans.rows(ids), _letters.rows(ids)


@prepared
def _extensions(ids: Ids) -> QuerySet[ExtensionRequest]:
    found = ExtensionRequest.objects.filter(assignment_id__among=ids).select_related("decision", "assignment")
    return found.prefetch_related("examinations")


@prepared
def _plans(ids: Ids) -> QuerySet[RecoveryPlan]:
    return RecoveryPlan.objects.filter(assignment_id__among=ids)


@prepared
def _letters(ids: Ids) -> QuerySet[UrgingLine]:
    return UrgingLine.objects.filter(assignment_id__among=ids).select_related("letter__document")


@prepared
def reports_of(ids: Ids) -> QuerySet[Report]:
    """The newest reports, one more than are told."""
    return _with_parts(ids).order_by("-reported_at", "-ordinal")[: REPORTS + 1]


@prepared
def proofs_of(ids: Ids) -> QuerySet[Report]:
    """Where there are more reports than are told: those that bring something for a deliverable, or were judged by it."""
    found = _with_parts(ids).filter(
        Exists(Evidence.objects.filter(report=OuterRef("pk"), deliverable__isnull=False))
        | Exists(Judgement.objects.filter(verdict__report=OuterRef("pk")))
    )
    return found.order_by("reported_at", "ordinal")


def _with_parts(ids: Ids) -> QuerySet[Report]:
    found = Report.objects.filter(assignment_id__among=ids).select_related("verdict", "assignment")
    evidence = Evidence.objects.select_related("file", "deliverable")
    return found.prefetch_related(Prefetch("evidence", evidence), "verdict__judgements")


def plan_in_force(plans: list[RecoveryPlan], shown: Assignment | None) -> RecoveryPlan | None:
    """The newest plan of the shown assignment, while its work is not done."""
    if shown is None or shown.closed_at is not None or shown.done_accepted_at is not None:
        return None
    own = [one for one in plans if one.assignment_id == shown.pk]
    return max(own, key=lambda one: one.filed_at, default=None)


def extended_by(extensions: list[ExtensionRequest], shown: Assignment | None) -> str:
    """The symbol of the newest decision that gave the shown assignment more time."""
    granted = [
        one.decision
        for one in extensions
        if shown is not None and one.assignment_id == shown.pk and hasattr(one, "decision") and one.decision.is_granted
    ]
    return max(granted, key=lambda one: one.decided_at).symbol if granted else ""


def is_relieved(told: list[Fact], shown: Assignment | None) -> bool:
    """Whether the settling of a dispute closed it, at the same moment."""
    if shown is None or shown.closed_at is None:
        return False
    settled = [
        one.happened_at for one in told if one.assignment_id == shown.pk and one.kind == FactKind.DISPUTE_SETTLED
    ]
    return bool(settled) and settled[-1] == shown.closed_at
