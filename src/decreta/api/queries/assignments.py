"""Assignments as they are shown: who must do it by when, what was reported, what was asked for and decided."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from typing_extensions import TypedDict

from decreta.api.queries.common import Assignee, Coded, Doer, Place, assignee, at, coded, doer, moment, place
from decreta.assignments import matters
from decreta.assignments.enums import (
    AssignmentRole,
    AssignmentState,
    FactKind,
    Judged,
    MilestoneState,
    Opinion,
    Outcome,
    Receipt,
    Timeliness,
)
from decreta.assignments.models import Assignment, Evidence, ExtensionRequest, Report
from decreta.assignments.queries.milestones import courses, name_told, standing, version_of
from decreta.assignments.timeliness import Standing, classify, receipt, state_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import tasks
from decreta.documents.queries import marks


class AssignmentRow(TypedDict):
    """Who must do a task, or what a directive mark says, in which role, by when, and where it stands."""

    id: UUID
    task: UUID | None
    mark: UUID | None
    role: Coded
    assignee: Assignee
    monitor: Place | None
    parent: UUID | None
    state: Coded
    timeliness: Coded
    deadline: dict[str, Any]
    due_period: str
    baseline_lapses_at: dt.datetime | None
    lapses_at: dt.datetime | None
    assigned_at: dt.datetime
    receive_by: dt.datetime | None
    received_at: dt.datetime | None
    receipt: Coded
    reported_at: dt.datetime | None
    accepted_at: dt.datetime | None
    suspended_at: dt.datetime | None
    closed_at: dt.datetime | None
    is_disputed: bool
    times_returned: int
    times_refused: int
    percent: int | None
    forecast_on: dt.date | None


class EvidenceShape(TypedDict):
    """What proves a report; its file, where it has one, is at `/evidence/{id}/file`."""

    id: UUID
    title: str
    symbol: str
    deliverable: int | None
    document: UUID | None
    sha256: str | None


class JudgementShape(TypedDict):
    """What was said of one deliverable, by its number."""

    deliverable: int
    outcome: Coded
    reason: str


class VerdictShape(TypedDict):
    """The monitor's answer to a report; what it says of single deliverables, where it does."""

    outcome: Coded
    reason: str
    deliverables: list[JudgementShape]
    decided_at: dt.datetime
    by: Doer


class ReportShape(TypedDict):
    """A statement of progress, or that the work is done."""

    id: UUID
    assignment: UUID
    ordinal: int
    text: str
    percent: int | None
    claims_done: bool
    obstacle: str
    proposal: str
    forecast_on: dt.date | None
    reported_at: dt.datetime
    recorded_at: dt.datetime
    by: Doer
    evidence: list[EvidenceShape]
    verdict: VerdictShape | None


class DecisionShape(TypedDict):
    """The decision on a request for more time."""

    is_granted: bool
    lapses_at: dt.datetime | None
    symbol: str
    reason: str
    decided_at: dt.datetime
    by: Doer


class ExaminationShape(TypedDict):
    """What staff advise on a request for more time."""

    opinion: Coded
    until: dt.date | None
    reason: str
    examined_at: dt.datetime
    by: Doer


class ExtensionShape(TypedDict):
    """A request for more time; `letter` is the draft that will decide it, while there is one."""

    id: UUID
    assignment: UUID
    until: dt.date
    reason: str
    asked_at: dt.datetime
    by: Doer
    examinations: list[ExaminationShape]
    letter: UUID | None
    decision: DecisionShape | None


class PlanShape(TypedDict):
    """How lost time is caught up."""

    id: UUID
    assignment: UUID
    text: str
    recover_on: dt.date
    filed_at: dt.datetime
    by: Doer


class MilestoneShape(TypedDict):
    """A step on the way with its day, and what the newest report that was not returned says of it."""

    number: int
    name: str
    due_on: dt.date
    state: Coded | None
    reached_on: dt.date | None
    is_missed: bool


class FactShape(TypedDict):
    """Something that happened: when it did, and when it was recorded."""

    kind: Coded
    happened_at: dt.datetime
    recorded_at: dt.datetime
    lapses_at: dt.datetime | None
    note: str
    by: Doer


class AssignmentShape(AssignmentRow):
    """An assignment with everything that happened to it."""

    facts: list[FactShape]
    reports: list[ReportShape]
    extension_requests: list[ExtensionShape]
    recovery_plans: list[PlanShape]
    #: How often milestones were set or dropped; who sets them says which version he has read.
    milestones_version: int
    milestones: list[MilestoneShape]


def assignments(actor: Actor) -> QuerySet[Assignment]:
    """Assignments of tasks and of marks that the actor may see. One statement."""
    related = ("organisation", "body", "unit", "holding__person", "holding__post", "monitor")
    return _visible(actor).select_related(*related)


def row(of: Assignment, now: dt.datetime) -> AssignmentRow:
    """An assignment in a list."""
    return {
        "id": of.pk,
        "task": of.matter_id if of.matter_kind == tasks.MATTER_KIND else None,
        "mark": of.matter_id if of.matter_kind == marks.MATTER_KIND else None,
        "role": coded(AssignmentRole, of.role),
        "assignee": assignee(of.assignee),
        "monitor": place(of.monitor) if of.monitor else None,
        "parent": of.parent_id,
        "state": coded(AssignmentState, state_of(of)),
        "timeliness": coded(Timeliness, classify(Standing.of(of), now)),
        "deadline": of.deadline,
        "due_period": of.due_period,
        "baseline_lapses_at": at(of.baseline_lapses_at),
        "lapses_at": at(of.current_lapses_at),
        "assigned_at": moment(of.assigned_at),
        "receive_by": at(of.receive_by),
        "received_at": at(of.received_at),
        "receipt": coded(Receipt, receipt(Standing.of(of), now)),
        "reported_at": at(of.done_reported_at),
        "accepted_at": at(of.done_accepted_at),
        "suspended_at": at(of.suspended_at),
        "closed_at": at(of.closed_at),
        "is_disputed": of.is_disputed,
        "times_returned": of.times_returned,
        "times_refused": of.times_refused,
        "percent": of.percent,
        "forecast_on": of.forecast_on,
    }


def find(actor: Actor, key: UUID) -> Assignment:
    """An assignment that the actor may see."""
    return get_object_or_404(assignments(actor), pk=key)


def shown(of: Assignment, actor: Actor) -> AssignmentShape:
    """An assignment with its history. Ten statements more; one more where it has milestones."""
    requests = of.extension_requests.select_related("decision").prefetch_related("examinations")
    reports = of.reports.select_related("verdict").prefetch_related(
        "evidence__deliverable", "evidence__file", "verdict__judgements__deliverable"
    )
    milestones = courses(standing(of), clock.now())
    is_withheld = bool(milestones) and matters.shown(of, actor).is_withheld
    return {
        **row(of, clock.now()),
        "facts": [
            {
                "kind": coded(FactKind, one.kind),
                "happened_at": moment(one.happened_at),
                "recorded_at": moment(one.recorded_at),
                "lapses_at": at(one.lapses_at),
                "note": one.note,
                "by": doer(one.by),
            }
            for one in of.facts.all()
        ],
        "reports": [report(one) for one in reports],
        "extension_requests": [extension(one) for one in requests],
        "recovery_plans": [plan(one) for one in of.recovery_plans.all()],
        "milestones_version": version_of(of),
        "milestones": [
            {
                "number": one.milestone.ordinal,
                "name": name_told(one.milestone, is_withheld=is_withheld),
                "due_on": one.milestone.due_on,
                "state": coded(MilestoneState, one.state) if one.state else None,
                "reached_on": one.reached_on,
                "is_missed": one.is_missed,
            }
            for one in milestones
        ],
    }


def report(of: Report) -> ReportShape:
    """A report with its evidence and the answer to it."""
    verdict = getattr(of, "verdict", None)
    return {
        "id": of.pk,
        "assignment": of.assignment_id,
        "ordinal": of.ordinal,
        "text": of.text,
        "percent": of.percent,
        "claims_done": of.claims_done,
        "obstacle": of.obstacle,
        "proposal": of.proposal,
        "forecast_on": of.forecast_on,
        "reported_at": moment(of.reported_at),
        "recorded_at": moment(of.recorded_at),
        "by": doer(of.by),
        "evidence": [_evidence(one) for one in of.evidence.all()],
        "verdict": {
            "outcome": coded(Outcome, verdict.outcome),
            "reason": verdict.reason,
            "deliverables": [
                {"deliverable": one.deliverable.ordinal, "outcome": coded(Judged, one.outcome), "reason": one.reason}
                for one in verdict.judgements.all()
            ],
            "decided_at": moment(verdict.decided_at),
            "by": doer(verdict.by),
        }
        if verdict is not None
        else None,
    }


def _evidence(of: Evidence) -> EvidenceShape:
    return {
        "id": of.pk,
        "title": of.title,
        "symbol": of.symbol,
        "deliverable": of.deliverable.ordinal if of.deliverable else None,
        "document": of.document_id,
        "sha256": of.file.blob_id if of.file else None,
    }


def extension(of: ExtensionRequest) -> ExtensionShape:
    """A request for more time with its decision."""
    decision = getattr(of, "decision", None)
    return {
        "id": of.pk,
        "assignment": of.assignment_id,
        "until": of.until_on,
        "reason": of.reason,
        "asked_at": moment(of.asked_at),
        "by": doer(of.by),
        "examinations": [
            {
                "opinion": coded(Opinion, one.opinion),
                "until": one.until_on,
                "reason": one.reason,
                "examined_at": moment(one.examined_at),
                "by": doer(one.by),
            }
            for one in of.examinations.all()
        ],
        "letter": of.letter_id,
        "decision": {
            "is_granted": decision.is_granted,
            "lapses_at": at(decision.lapses_at),
            "symbol": decision.symbol,
            "reason": decision.reason,
            "decided_at": moment(decision.decided_at),
            "by": doer(decision.by),
        }
        if decision is not None
        else None,
    }


def plan(of: Any) -> PlanShape:
    """A plan to catch up."""
    return {
        "id": of.pk,
        "assignment": of.assignment_id,
        "text": of.text,
        "recover_on": of.recover_on,
        "filed_at": moment(of.filed_at),
        "by": doer(of.by),
    }


def find_report(actor: Actor, key: UUID) -> Report:
    """A report on an assignment that the actor may see."""
    found = Report.objects.select_related("assignment__parent", "verdict")
    return get_object_or_404(found, pk=key, assignment__in=_visible(actor))


def report_shown(of: Report, actor: Actor) -> ReportShape:
    """A report by itself."""
    return report(of)


def find_extension(actor: Actor, key: UUID) -> ExtensionRequest:
    """A request on an assignment that the actor may see."""
    found = ExtensionRequest.objects.select_related("assignment__parent", "decision")
    return get_object_or_404(found, pk=key, assignment__in=_visible(actor))


def extension_shown(of: ExtensionRequest, actor: Actor) -> ExtensionShape:
    """A request by itself."""
    return extension(of)


def find_evidence(actor: Actor, key: UUID) -> Evidence:
    """Evidence with a file, on an assignment that the actor may see."""
    found = Evidence.objects.select_related("file__blob").exclude(file=None)
    return get_object_or_404(found, pk=key, report__assignment__in=_visible(actor))


def _visible(actor: Actor) -> QuerySet[Assignment]:
    return Assignment.objects.visible_to(actor).filter(matter_kind__in=[tasks.MATTER_KIND, marks.MATTER_KIND])
