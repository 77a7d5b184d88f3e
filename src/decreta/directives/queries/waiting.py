"""What waits for whoever watches over a task of many: each report, request and dispute by itself, and whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole
from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models.tasks import MATTER_KIND
from decreta.ui import moments

#: As many of each kind as the page of a task names; the page of its assignees has all.
NAMED = 12
ASSIGNEE = ("organisation", "body", "unit__organisation", "holding__person", "holding__post", "monitor")
_OF = tuple(f"assignment__{one}" for one in ASSIGNEE)
#: Those whose reports a monitor verifies.
_ROLES = (*ANSWERABLE, AssignmentRole.COORDINATE)
Kind = Literal["report", "extension", "dispute"]


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a decision: of whose assignment, since when, in words."""

    kind: Kind
    assignment: Assignment
    what: str
    since: dt.datetime
    said: str = ""
    report: Report | None = None
    request: ExtensionRequest | None = None


def of_report(report: Report) -> Waiting:
    """A report that waits for its verdict."""
    what = _("Report %(n)s: done") if report.claims_done else _("Report %(n)s")
    return Waiting(
        "report", report.assignment, what % {"n": report.ordinal}, report.reported_at, report.text, report=report
    )


def of_request(asked: ExtensionRequest) -> Waiting:
    """A request for more time that waits for its decision."""
    what = _("More time until %(day)s") % {"day": moments.day(asked.until_on)}
    return Waiting("extension", asked.assignment, what, asked.asked_at, asked.reason, request=asked)


def of_dispute(disputed: Assignment) -> Waiting:
    """A dispute that waits to be settled."""
    return Waiting("dispute", disputed, _("disputed"), disputed.answered_at or disputed.assigned_at)


def waiting_on(actor: Actor, task_id: UUID) -> list[Waiting]:
    """What waits on the assignments of a task that an actor sees, the first of each kind. Three statements."""
    found = [of_report(one) for one in _reports.rows(actor, task_id)]
    found += [of_request(one) for one in _requests.rows(actor, task_id)]
    return [*(of_dispute(one) for one in _disputes.rows(actor, task_id)), *found]


def waiting_on_each(actor: Actor, assignments: Iterable[Assignment]) -> dict[UUID, list[Waiting]]:
    """The same of the assignments of one page, by assignment. Two statements, however many rows there are."""
    known = {one.pk: one for one in assignments}
    ids = Ids(known)
    found: dict[UUID, list[Waiting]] = {pk: [of_dispute(one)] for pk, one in known.items() if _is_in_dispute(one)}
    for report in _reports_of.rows(ids):
        report.assignment = known[report.assignment_id]
        found.setdefault(report.assignment_id, []).append(of_report(report))
    for asked in _requests_of.rows(ids):
        asked.assignment = known[asked.assignment_id]
        found.setdefault(asked.assignment_id, []).append(of_request(asked))
    return found


def _is_in_dispute(one: Assignment) -> bool:
    return one.is_disputed and one.closed_at is None


def roots(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """The assignments of a task that an actor sees, without what was handed down from them."""
    found = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id, parent=None)
    return found.filter(role__in=_ROLES)


def below(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    """What was handed down from the assignments of a task, as far as an actor sees it."""
    found = Assignment.objects.visible_to(actor).filter(matter_kind=MATTER_KIND, matter_id=task_id)
    return found.filter(parent__isnull=False)


def with_a(found: QuerySet[Assignment], kind: str) -> QuerySet[Assignment]:
    """Those on which something of a kind waits."""
    if kind == "report":
        return found.filter(Exists(_unanswered().filter(assignment=OuterRef("pk"))), closed_at=None)
    if kind == "extension":
        return found.filter(Exists(_undecided().filter(assignment=OuterRef("pk"))), closed_at=None)
    return found.filter(is_disputed=True, closed_at=None)


def pressing(reports: Iterable[Report]) -> list[Report]:
    """Of some reports those that wait for an answer: claims that the work is done, and else the newest of an assignment.

    What was said before a newer report has been overtaken by it. The same as `_unanswered` says in SQL.
    """
    rows = list(reports)
    newest: dict[UUID, int] = {}
    for one in rows:
        newest[one.assignment_id] = max(one.ordinal, newest.get(one.assignment_id, 0))
    waits = [one for one in rows if not hasattr(one, "verdict")]
    return [one for one in waits if one.claims_done or one.ordinal == newest[one.assignment_id]]


def _unanswered() -> QuerySet[Report]:
    later = Report.objects.filter(assignment=OuterRef("assignment"), ordinal__gt=OuterRef("ordinal"))
    return Report.objects.filter(Q(claims_done=True) | ~Exists(later), verdict=None)


def _undecided() -> QuerySet[ExtensionRequest]:
    return ExtensionRequest.objects.filter(decision=None)


def _open(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    return roots(actor, task_id).filter(closed_at=None)


def _of_task(task_id: UUID) -> dict[str, Any]:
    """Said of the assignment itself once more: behind so many tables the planner would go through every report to find which.

    It joins as they are written what lies behind the eighth (`join_collapse_limit`), and "whose assignment is among" is last.
    """
    return {"assignment__matter_kind": MATTER_KIND, "assignment__matter_id": task_id, "assignment__closed_at": None}


@prepared
def _reports(actor: Actor, task_id: UUID) -> QuerySet[Report]:
    # What claims the work done comes first: the clock of its assignee stands still meanwhile.
    found = _unanswered().filter(assignment__in=_open(actor, task_id), **_of_task(task_id)).select_related(*_OF)
    return found.order_by("-claims_done", "reported_at", "pk")[: NAMED + 1]


@prepared
def _requests(actor: Actor, task_id: UUID) -> QuerySet[ExtensionRequest]:
    found = _undecided().filter(assignment__in=_open(actor, task_id), **_of_task(task_id)).select_related(*_OF)
    return found.order_by("asked_at", "pk")[: NAMED + 1]


@prepared
def _disputes(actor: Actor, task_id: UUID) -> QuerySet[Assignment]:
    found = _open(actor, task_id).filter(is_disputed=True)
    return found.select_related(*ASSIGNEE).order_by("assigned_at", "pk")[: NAMED + 1]


@prepared
def _reports_of(ids: Ids) -> QuerySet[Report]:
    return _unanswered().filter(assignment_id__among=ids).order_by("-claims_done", "reported_at", "pk")


@prepared
def _requests_of(ids: Ids) -> QuerySet[ExtensionRequest]:
    return _undecided().filter(assignment_id__among=ids).order_by("asked_at", "pk")
