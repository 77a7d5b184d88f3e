"""What happened with a task, newest first: what was stated of its assignments, reported, asked for, decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, FactKind, Judged, Outcome
from decreta.assignments.models import Assignment, Examination, ExtensionRequest, Fact, RecoveryPlan, Report
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import UrgingLine
from decreta.ui import moments
from decreta.ui.timeline import Step

#: Of a task for each of a group only the first are told one by one.
EACH_SHOWN = 12
#: As many facts as the timeline of a page tells.
FACTS = 200
TOLD = (
    FactKind.DISPUTED,
    FactKind.DISPUTE_SETTLED,
    FactKind.CLOCK_STARTED,
    FactKind.SUSPENDED,
    FactKind.RESUMED,
    FactKind.CLOSED,
    FactKind.REOPENED,
)


@dataclass(frozen=True)
class Happening:
    """Something in the life of a task, for its timeline."""

    what: str
    who: str
    at: dt.datetime
    text: str = ""
    kind: Literal["done", "now", "todo", "back"] = "done"
    note: str = ""


@dataclass(frozen=True)
class Said:
    """Everything that was stated of the assignments that a reader sees."""

    reports: list[Report]
    extensions: list[ExtensionRequest]
    plans: list[RecoveryPlan]
    letters: list[UrgingLine]
    facts: list[Fact]
    assignments: list[Assignment]


@prepared
def facts_told(ids: Ids) -> QuerySet[Fact]:
    """The newest facts that no report, request or plan tells: disputes, suspensions, endings, notes of hand-downs."""
    told = Fact.objects.filter(assignment_id__among=ids, kind__in=TOLD)
    notes = Fact.objects.filter(assignment_id__among=ids, kind=FactKind.ASSIGNED).exclude(note="")
    return (told | notes).order_by("-recorded_at", "-ordinal")[:FACTS]


def happenings(said: Said) -> list[Happening]:
    """The timeline, newest first."""
    found = [*_assigned(said), *_stated(said)]
    for report in said.reports:
        found += _of_report(report)
    for request in said.extensions:
        found += _of_request(request)
    found += [of_plan(plan) for plan in said.plans]
    found += [of_letter(line) for line in said.letters]
    return newest_first(found)


def of_plan(plan: RecoveryPlan) -> Happening:
    """How lost time is to be caught up."""
    until = _("caught up on %(day)s") % {"day": moments.day(plan.recover_on)}
    return Happening(_("Recovery plan filed"), who_of(plan.by), plan.filed_at, plan.text, "done", until)


def of_letter(line: UrgingLine) -> Happening:
    """A letter that urged."""
    document = line.letter.document
    named = document.symbol or document.subject
    what = ", ".join(filter(None, (_("Urging letter"), line.letter.get_colour_display())))
    return Happening(what, "", line.letter.created_at, "", "back", named)


def newest_first(found: list[Happening]) -> list[Happening]:
    """In the order of the page; what happened at one moment stays in the order in which it is told."""
    return sorted(found, key=lambda one: one.at, reverse=True)


def steps_of(found: list[Happening]) -> list[Step]:
    """The timeline as the page prints it."""
    return [
        Step(
            one.what,
            state=one.kind,
            who=one.who,
            at=one.at,
            said=one.text,
            said_lang="vi" if one.text else "",
            note=one.note,
        )
        for one in found
    ]


def _assigned(said: Said) -> Iterator[Happening]:
    first = [one for one in said.assignments if one.role in ANSWERABLE][:EACH_SHOWN]
    received = [one for one in said.assignments if one.received_at][:EACH_SHOWN]
    notes = {fact.assignment_id: fact for fact in said.facts if fact.kind == FactKind.ASSIGNED}
    for one in first:
        yield Happening(_("Assigned"), str(one.assignee), one.assigned_at)
    for one in received:
        assert one.received_at is not None
        yield Happening(_("Received"), str(one.assignee), one.received_at)
    for one in said.assignments:
        if one.role == AssignmentRole.SUB:
            note = notes.get(one.pk)
            yield Happening(_("Handed down"), str(one.assignee), one.assigned_at, note.note if note else "")


def _stated(said: Said) -> Iterator[Happening]:
    """Disputes, suspensions, endings, with their reasons; a settled dispute that closed the assignment is told once."""
    of = {one.pk: one for one in said.assignments}
    for fact in said.facts:
        if fact.kind in TOLD and fact.assignment_id in of:
            yield of_fact(fact, of[fact.assignment_id])


def of_fact(fact: Fact, assignment: Assignment) -> Happening:
    """A fact that is told by itself."""
    words = {
        FactKind.DISPUTED: _("Assignment disputed"),
        FactKind.DISPUTE_SETTLED: _("Dispute settled"),
        FactKind.CLOCK_STARTED: _("The event occurred, the clock runs"),
        FactKind.SUSPENDED: _("Suspended"),
        FactKind.RESUMED: _("Resumed"),
        FactKind.CLOSED: _("Closed without being done"),
        FactKind.REOPENED: _("Reopened"),
    }
    kind = FactKind(fact.kind)
    is_day = kind is FactKind.CLOCK_STARTED
    note = moments.day(dt.date.fromisoformat(fact.note)) if is_day and fact.note else ""
    name = str(assignment.assignee)
    who = " · ".join(filter(None, (who_of(fact.by), name if name not in who_of(fact.by) else "")))
    is_back = kind in {FactKind.DISPUTED, FactKind.SUSPENDED, FactKind.CLOSED}
    return Happening(
        words[kind], who, fact.happened_at, "" if is_day else fact.note, "back" if is_back else "done", note
    )


def _of_report(report: Report) -> Iterator[Happening]:
    yield of_report(report)
    if hasattr(report, "verdict"):
        yield of_verdict(report)


def of_report(report: Report) -> Happening:
    """What an assignee stated."""
    title = _("Report %(n)s: done") if report.claims_done else _("Report %(n)s")
    kind: Literal["now", "done"] = "now" if not hasattr(report, "verdict") else "done"
    return Happening(
        title % {"n": report.ordinal}, who_of(report.by), report.reported_at, report.text, kind, _outlook(report)
    )


def of_verdict(report: Report) -> Happening:
    """What the monitor said to a report."""
    verdict = report.verdict
    is_accepted = verdict.outcome == Outcome.ACCEPTED
    is_partly = not is_accepted and any(one.outcome == Judged.ACCEPTED for one in verdict.judgements.all())
    wording = _("Report %(n)s refused") if verdict.outcome == Outcome.REFUSED else _("Report %(n)s returned")
    wording = _("Report %(n)s verified") if is_accepted else wording
    wording = _("Report %(n)s partly accepted") if is_partly else wording
    return Happening(
        wording % {"n": report.ordinal},
        who_of(verdict.by),
        verdict.decided_at,
        verdict.reason,
        "done" if is_accepted else "back",
    )


def _outlook(report: Report) -> str:
    """How far, what hinders, what is proposed; and when it was recorded, where it is dated back to another day."""
    parts = []
    if report.percent is not None and not report.claims_done:
        parts.append(_("%(n)s percent done") % {"n": report.percent})
    if report.forecast_on is not None:
        parts.append(_("expected on %(day)s") % {"day": moments.day(report.forecast_on)})
    if report.obstacle:
        parts.append(_("Obstacle: %(words)s") % {"words": report.obstacle})
    if report.proposal:
        parts.append(_("Proposal: %(words)s") % {"words": report.proposal})
    days = [one.astimezone(clock.zone()).date() for one in (report.reported_at, report.recorded_at)]
    if days[0] != days[1]:
        parts.append(_("recorded %(moment)s") % {"moment": moments.moment(report.recorded_at)})
    return "; ".join(parts)


def _of_request(request: ExtensionRequest) -> Iterator[Happening]:
    yield of_request(request)
    for one in request.examinations.all():
        yield of_examination(one)
    if hasattr(request, "decision"):
        yield of_decision(request)


def of_request(request: ExtensionRequest) -> Happening:
    """More time was asked for."""
    until = _("until %(day)s") % {"day": moments.day(request.until_on)}
    return Happening(_("Extension asked for"), who_of(request.by), request.asked_at, request.reason, "done", until)


def of_examination(one: Examination) -> Happening:
    """What staff advised on a request."""
    day = _("until %(day)s") % {"day": moments.day(one.until_on)} if one.until_on else ""
    title = _("Request examined: %(opinion)s") % {"opinion": one.get_opinion_display()}
    return Happening(title, who_of(one.by), one.examined_at, one.reason, "done", day)


def of_decision(request: ExtensionRequest) -> Happening:
    """What was decided on a request."""
    decision = request.decision
    wording = _("Extension decided. The baseline stands.") if decision.is_granted else _("Extension refused")
    kind: Literal["done", "back"] = "done" if decision.is_granted else "back"
    return Happening(wording, who_of(decision.by), decision.decided_at, decision.reason, kind, decision.symbol)


def who_of(by: dict[str, Any]) -> str:
    """A person with his post, as an act recorded him."""
    name, post = by.get("name") or "", by.get("post") or ""
    return f"{name}, {post}" if post else name
