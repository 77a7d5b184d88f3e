"""Reporting progress and completion with evidence; accepting or returning what was reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.assigning import take_in
from decreta.assignments.domain.endings import end
from decreta.assignments.domain.entries import enter
from decreta.assignments.domain.inputs import EvidenceInput, Said, StepSaid, Unproven, kept_file
from decreta.assignments.domain.milestones import check_steps, say_steps
from decreta.assignments.enums import ANSWERABLE, FALLEN, AssignmentState, FactKind, Judged, Outcome
from decreta.assignments.models import Assignment, Deliverable, Evidence, Judgement, Milestone, Report, Verdict
from decreta.assignments.queries.evidence import still_open, unproven
from decreta.assignments.queries.milestones import still_ahead
from decreta.assignments.states import AUDIT_KINDS
from decreta.assignments.timeliness import state_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale


@audit.act("assignments.report")
def report(
    *,
    assignment: Assignment,
    text: str,
    by: Actor,
    percent: int | None = None,
    claims_done: bool = False,
    obstacle: str = "",
    proposal: str = "",
    forecast_on: dt.date | None = None,
    evidence: Sequence[EvidenceInput] = (),
    steps: Sequence[StepSaid] = (),
    reported_at: dt.datetime | None = None,
    at: dt.datetime | None = None,
    follow: Callable[[Report], None] | None = None,
    read: int | None = None,
) -> Report:
    """The assignee states progress, or that the work is done.

    `reported_at` is when the statement was made, if that was before it is recorded (a paper of yesterday).
    A claim that the work is done needs evidence for every deliverable of the matter, from this report, an
    earlier one or one handed down (trap T7). `steps` say where milestones are. Reporting on what was not yet received
    receives it. `follow` is what an area above makes of the report with it, or refuses with it (`assignments.beside`).
    `read` is how many reports there were when the writer began, where he writes elsewhere than on its page.
    Raises NotAllowed, NotNow, Invalid, Stale.
    """
    rules.may_answer(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = reported_at or at or clock.now()
    if read is not None and assignment.reports.count() != read:
        raise Stale.of(_("Somebody has reported in the meantime. Read that report first."), code="stale")
    needs_proof = claims_done and assignment.role in ANSWERABLE
    problems = problems_of(
        assignment,
        text=text,
        percent=percent,
        claims_done=claims_done,
        evidence=evidence,
        steps=steps,
        moment=moment,
        unproven=unproven([assignment])[assignment.pk] if needs_proof else (),
        ahead=still_ahead(assignment, moment) if steps else (),
    )
    policies.refuse(problems)
    if state_of(assignment) is AssignmentState.ASSIGNED:
        take_in(held, at=moment, by=by)
    made = Report.objects.create(
        assignment=assignment,
        ordinal=assignment.reports.count() + 1,
        text=text,
        percent=100 if claims_done else percent,
        claims_done=claims_done,
        obstacle=obstacle,
        proposal=proposal,
        forecast_on=forecast_on,
        reported_at=moment,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    _attach(made, evidence, by, moment)
    say_steps(made, steps)
    kind = FactKind.REPORTED_DONE if claims_done else FactKind.PROGRESS
    far = assignment.percent if made.percent is None else made.percent
    facts.state(held, kind, made, percent=far, forecast_on=forecast_on or assignment.forecast_on, at=moment, by=by)
    told: dict[str, Any] = {
        "report": made.ordinal,
        "percent": made.percent,
        "forecast_on": forecast_on,
        "evidence": len(evidence),
    }
    if steps:
        told["milestones"] = len(steps)
    act = AUDIT_KINDS[_act_of(claims_done=claims_done)]
    enter(act, assignment, by=by, at=moment, facts=told, also=_upper(assignment))
    if follow is not None:
        follow(made)
    return made


def problems_of(
    assignment: Assignment,
    *,
    text: str,
    percent: int | None,
    claims_done: bool,
    moment: dt.datetime,
    unproven: Iterable[Deliverable],
    ahead: Iterable[Milestone],
    evidence: Sequence[EvidenceInput] = (),
    steps: Sequence[StepSaid] = (),
) -> Problems:
    """Everything that is wrong with a report, by what is known of its assignment. No statement.

    `unproven` are the deliverables that nothing proves yet (`queries.evidence`), `ahead` the milestones not yet reached.
    """
    problems = Problems()
    policies.check_state(problems, assignment, _act_of(claims_done=claims_done))
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="reported_at")
    _check_statement(problems, text, percent, evidence)
    check_steps(problems, steps, moment, ahead=ahead)
    if claims_done and assignment.role in ANSWERABLE:
        _check_proof(problems, unproven, evidence)
    return problems


def _act_of(*, claims_done: bool) -> str:
    return "report_done" if claims_done else "report"


@audit.act("assignments.accept")
def accept(*, report: Report, by: Actor, at: dt.datetime | None = None, note: str = "") -> Verdict:
    """The monitor accepts a report. When it claimed the work done, the assignment ends with it, and what was handed down too.

    Whether it was done in time is judged by the moment of the report, not of this acceptance (trap T6).
    """
    held, moment = _answer(report, "accept" if report.claims_done else "verify_progress", by, at, None)
    verdict = _verdict(report, Outcome.ACCEPTED, by, moment, note)
    if report.claims_done:
        kind = "assignments.accepted"
        end(held, FactKind.ACCEPTED, by=by, at=moment, note=note, report=report)
    else:
        kind = "assignments.progress_verified"
    told = {"report": report.ordinal, "outcome": Outcome.ACCEPTED.value}
    enter(kind, held.assignment, by=by, at=moment, facts=told, also=_upper(held.assignment))
    return verdict


@audit.act("assignments.return_report")
def return_report(
    *, report: Report, reason: str, by: Actor, refused: bool = False, at: dt.datetime | None = None
) -> Verdict:
    """The monitor returns a report with a reason, to be mended; `refused`, the work is to be done anew, and it is counted apart.

    Either way a claim that the work was done falls, and the clock counts as if never made.
    """
    act = "verify_progress"
    if report.claims_done:
        act = "refuse_report" if refused else "return_report"
    held, moment = _answer(report, act, by, at, reason)
    outcome = Outcome.REFUSED if refused else Outcome.RETURNED
    verdict = _verdict(report, outcome, by, moment, reason)
    if report.claims_done:
        _fall(held, report, reason, by, moment, FactKind.REFUSED if refused else FactKind.RETURNED)
    else:
        _say_again(held, report, by, moment)
    told = {"report": report.ordinal, "outcome": outcome.value}
    enter(AUDIT_KINDS[act], held.assignment, by=by, at=moment, facts=told, also=_upper(held.assignment))
    return verdict


@audit.act("assignments.judge_deliverables")
def judge_deliverables(*, report: Report, said: Sequence[Said], by: Actor, at: dt.datetime | None = None) -> Verdict:
    """The monitor judges a claim that the work is done deliverable by deliverable: accepted, returned, refused.

    Every deliverable that was not accepted before is judged. When all are accepted, the assignment ends with this
    report; else the claim falls and is counted as returned, while what was accepted stays accepted. So in time or late
    follows the report that completed the last deliverable (trap T6). Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_verify(by=by, report=report)
    is_whole = all(one.outcome == Judged.ACCEPTED for one in said)
    _check_said(report, said)
    held, moment = _answer(report, "accept" if is_whole else "return_report", by, at, None)
    accepted = [one.deliverable.ordinal for one in said if one.outcome == Judged.ACCEPTED]
    missing = [one for one in said if one.outcome != Judged.ACCEPTED]
    # Numbers, not names: those are words of the paper, and a reason is read by whoever sees the assignment.
    reason = "; ".join(f"{one.deliverable.ordinal}: {one.reason.strip()}" for one in missing)
    verdict = _verdict(report, Outcome.ACCEPTED if is_whole else Outcome.RETURNED, by, moment, reason)
    Judgement.objects.bulk_create(
        Judgement(
            verdict=verdict,
            deliverable=one.deliverable,
            outcome=one.outcome,
            reason="" if one.outcome == Judged.ACCEPTED else one.reason.strip(),
        )
        for one in said
    )
    if is_whole:
        end(held, FactKind.ACCEPTED, by=by, at=moment, report=report)
    else:
        _fall(held, report, reason, by, moment)
    told = {
        "report": report.ordinal,
        "outcome": verdict.outcome,
        "accepted": accepted,
        "missing": [one.deliverable.ordinal for one in missing],
    }
    kind = "assignments.accepted" if is_whole else "assignments.returned"
    enter(kind, held.assignment, by=by, at=moment, facts=told, also=_upper(held.assignment))
    return verdict


def _check_said(report: Report, said: Sequence[Said]) -> None:
    """What is still open is judged whole, each with a reason unless it is accepted."""
    problems = Problems()
    open_ones = {one.pk: one for one in still_open(report.assignment)}
    if not report.claims_done or not open_ones:
        problems.add(_("There is no deliverable to judge; verify or return the whole report."), code="no_deliverables")
    judged = [one.deliverable.pk for one in said]
    if len(set(judged)) != len(judged) or not set(judged) <= set(open_ones):
        problems.add(_("A deliverable is judged once, and only while it is open."), code="judged_already")
    for pk, deliverable in open_ones.items():
        if pk not in judged:
            problems.add(_("Say what becomes of it."), f"outcome_{deliverable.ordinal}", "missing")
    for one in said:
        if one.outcome != Judged.ACCEPTED and not one.reason.strip():
            problems.add(_("Give the reason."), f"reason_{one.deliverable.ordinal}", "missing")
    problems.refuse_if_any()


def _fall(
    held: facts.Held, report: Report, reason: str, by: Actor, moment: dt.datetime, kind: FactKind = FactKind.RETURNED
) -> None:
    """A claim that the work was done falls, and what stands without it is said again."""
    facts.add(held, kind, happened_at=moment, by=by, report=report, note=reason)
    _say_again(held, report, by, moment)


def _say_again(held: facts.Held, report: Report, by: Actor, moment: dt.datetime) -> None:
    standing = held.assignment.reports.exclude(verdict__outcome__in=FALLEN).order_by("-ordinal")
    percent = standing.exclude(percent=None).values_list("percent", flat=True).first()
    stood = held.assignment.forecast_on
    facts.state(held, FactKind.PROGRESS, report, percent=percent, forecast_on=stood, at=moment, by=by)


def _answer(
    report: Report, act: str, by: Actor, at: dt.datetime | None, reason: str | None
) -> tuple[facts.Held, dt.datetime]:
    """Hold the assignment and check that this report may be answered now."""
    rules.may_verify(by=by, report=report)
    held = facts.hold(report.assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, report.assignment, act)
    policies.check_moment(problems, moment, since=report.reported_at, field="at")
    if Verdict.objects.filter(report=report).exists():
        problems.add(_("This report has been answered already."), code="state_answered")
    if reason is not None:
        policies.check_reason(problems, reason)
    policies.refuse(problems)
    return held, moment


def _verdict(report: Report, outcome: Outcome, by: Actor, moment: dt.datetime, reason: str) -> Verdict:
    return Verdict.objects.create(
        report=report, outcome=outcome, reason=reason, decided_at=moment, recorded_at=clock.now(), by=by.as_facts()
    )


def _check_statement(problems: Problems, text: str, percent: int | None, evidence: Sequence[EvidenceInput]) -> None:
    if not text.strip():
        problems.add(_("Say what was done."), "text", "missing")
    if percent is not None and not 0 <= percent <= 100:
        problems.add(_("Give a percentage from 0 to 100."), "percent", "range")
    if any(not (each.title.strip() or each.symbol.strip()) for each in evidence):
        problems.add(_("Give each piece of evidence a title or a symbol."), "evidence", "untitled")


def _check_proof(problems: Problems, unproven: Iterable[Deliverable], evidence: Sequence[EvidenceInput]) -> None:
    brought = {each.deliverable.pk for each in evidence if each.deliverable is not None}
    for deliverable in unproven:
        if deliverable.pk not in brought:
            # Whoever asks: by its number, and the form adds the name for whom it may be told.
            message = _("Evidence is missing for deliverable %(n)s.") % {"n": deliverable.ordinal}
            problems.found.append(Unproven(message, "evidence", "unproven", deliverable.ordinal))


def _attach(report: Report, evidence: Sequence[EvidenceInput], by: Actor, at: dt.datetime) -> None:
    Evidence.objects.bulk_create(
        Evidence(
            report=report,
            deliverable=each.deliverable,
            title=each.title or each.symbol,
            symbol=each.symbol,
            file=kept_file(each, by=by, at=at),
            document_id=each.document_id,
        )
        for each in evidence
    )


def _upper(assignment: Assignment) -> list[Assignment]:
    return [assignment.parent] if assignment.parent is not None else []
