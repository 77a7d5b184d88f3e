"""What happened with a task, newest first: what was stated of its assignments, reported, asked for, decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, FactKind, Judged, Outcome
from decreta.assignments.models import Assignment, ExtensionRequest, Fact, RecoveryPlan, Report
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import UrgingLine
from decreta.ui import moments
from decreta.ui.timeline import Step

#: Of a task for each of a group only the first are told one by one.
EACH_SHOWN = 12
_TOLD = (
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
    """The facts that no report, request or plan tells: disputes, suspensions, endings, and the notes of hand-downs."""
    told = Fact.objects.filter(assignment_id__among=ids, kind__in=_TOLD)
    notes = Fact.objects.filter(assignment_id__among=ids, kind=FactKind.ASSIGNED).exclude(note="")
    return (told | notes).order_by("recorded_at")


def happenings(said: Said) -> list[Happening]:
    """The timeline, newest first."""
    found = [*_assigned(said), *_stated(said)]
    for report in said.reports:
        found += _of_report(report)
    for request in said.extensions:
        found += _of_request(request)
    found += [Happening(_("Recovery plan filed"), _who(plan.by), plan.filed_at, plan.text) for plan in said.plans]
    for line in said.letters:
        document = line.letter.document
        named = document.symbol or document.subject
        what = ", ".join(filter(None, (_("Urging letter"), line.letter.get_colour_display())))
        found.append(Happening(what, "", line.letter.created_at, "", "back", named))
    return newest_first(found)


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
    words = {
        FactKind.DISPUTED: _("Assignment disputed"),
        FactKind.DISPUTE_SETTLED: _("Dispute settled"),
        FactKind.CLOCK_STARTED: _("The event occurred, the clock runs"),
        FactKind.SUSPENDED: _("Suspended"),
        FactKind.RESUMED: _("Resumed"),
        FactKind.CLOSED: _("Closed without being done"),
        FactKind.REOPENED: _("Reopened"),
    }
    back = {FactKind.DISPUTED, FactKind.SUSPENDED, FactKind.CLOSED}
    of = {one.pk: one for one in said.assignments}
    for fact in said.facts:
        kind = FactKind(fact.kind)
        if kind not in words or fact.assignment_id not in of:
            continue
        is_day = kind is FactKind.CLOCK_STARTED
        note = moments.day(dt.date.fromisoformat(fact.note)) if is_day and fact.note else ""
        name = str(of[fact.assignment_id].assignee)
        who = " · ".join(filter(None, (_who(fact.by), name if name not in _who(fact.by) else "")))
        text = "" if is_day else fact.note
        yield Happening(words[kind], who, fact.happened_at, text, "back" if kind in back else "done", note)


def _of_report(report: Report) -> Iterator[Happening]:
    verdict = getattr(report, "verdict", None)
    title = _("Report %(n)s: done") if report.claims_done else _("Report %(n)s")
    kind: Literal["now", "done"] = "now" if verdict is None else "done"
    yield Happening(
        title % {"n": report.ordinal}, _who(report.by), report.reported_at, report.text, kind, _outlook(report)
    )
    if verdict is not None:
        is_accepted = verdict.outcome == Outcome.ACCEPTED
        is_partly = not is_accepted and any(one.outcome == Judged.ACCEPTED for one in verdict.judgements.all())
        wording = _("Report %(n)s verified") if is_accepted else _("Report %(n)s returned")
        wording = _("Report %(n)s partly accepted") if is_partly else wording
        yield Happening(
            wording % {"n": report.ordinal},
            _who(verdict.by),
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
    until = _("until %(day)s") % {"day": moments.day(request.until_on)}
    yield Happening(_("Extension asked for"), _who(request.by), request.asked_at, request.reason, "done", until)
    for one in request.examinations.all():
        day = _("until %(day)s") % {"day": moments.day(one.until_on)} if one.until_on else ""
        title = _("Request examined: %(opinion)s") % {"opinion": one.get_opinion_display()}
        yield Happening(title, _who(one.by), one.examined_at, one.reason, "done", day)
    decision = getattr(request, "decision", None)
    if decision is not None:
        wording = _("Extension decided. The baseline stands.") if decision.is_granted else _("Extension refused")
        kind: Literal["done", "back"] = "done" if decision.is_granted else "back"
        yield Happening(wording, _who(decision.by), decision.decided_at, decision.reason, kind, decision.symbol)


def _who(by: dict[str, Any]) -> str:
    name, post = by.get("name") or "", by.get("post") or ""
    return f"{name}, {post}" if post else name
