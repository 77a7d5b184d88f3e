"""More time: asked for before the lapse, examined, decided beside the baseline (trap T9); and plans to catch up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.domain.inputs import EvidenceInput, kept_file
from decreta.assignments.enums import FactKind, Opinion
from decreta.assignments.models import (
    Assignment,
    Examination,
    ExtensionDecision,
    ExtensionRequest,
    RecoveryPlan,
    RequestEvidence,
)
from decreta.assignments.queries.asking import ask_days
from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, lapses_at, validate
from decreta.core.errors import NotNow, Problems


@audit.act("assignments.ask_extension")
def ask_extension(
    *,
    assignment: Assignment,
    until: dt.date,
    reason: str,
    by: Actor,
    evidence: Sequence[EvidenceInput] = (),
    at: dt.datetime | None = None,
) -> ExtensionRequest:
    """The assignee asks for time until a day, before the deadline passes. Nothing changes until it is decided.

    How long before, the installation may say (`queries.asking`). `evidence` bears the reason out.
    """
    rules.may_answer(by=by, assignment=assignment)
    facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "ask_extension")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_before_lapse(problems, assignment, moment, days=ask_days())
    policies.check_reason(problems, reason)
    check_later(problems, assignment, until)
    if ExtensionRequest.objects.filter(assignment=assignment, decision=None).exists():
        problems.add(_("A request for an extension awaits its decision already."), code="state_asked")
    if any(not (each.title.strip() or each.symbol.strip()) for each in evidence):
        problems.add(_("Give each piece of evidence a title or a symbol."), "evidence", "untitled")
    policies.refuse(problems)
    request = ExtensionRequest.objects.create(
        assignment=assignment, until_on=until, reason=reason, asked_at=moment, recorded_at=clock.now(), by=by.as_facts()
    )
    RequestEvidence.objects.bulk_create(
        RequestEvidence(
            request=request, title=each.title or each.symbol, symbol=each.symbol, file=kept_file(each, by=by, at=moment)
        )
        for each in evidence
    )
    told = {"until": until, **({"evidence": len(evidence)} if evidence else {})}
    enter("assignments.extension_asked", assignment, by=by, at=moment, facts=told)
    return request


@audit.act("assignments.examine_extension")
def examine_extension(
    *,
    request: ExtensionRequest,
    opinion: Opinion | str,
    by: Actor,
    until: dt.date | None = None,
    reason: str = "",
    at: dt.datetime | None = None,
) -> Examination:
    """Staff of the monitoring body say what they advise: grant as asked, grant less, refuse. It decides nothing.

    An opinion may be given anew while the request waits; the newest counts. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_examine_extension(by=by, request=request)
    assignment = request.assignment
    facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "examine_extension")
    policies.check_moment(problems, moment, since=request.asked_at, field="at")
    check_undecided(problems, request)
    day = request.until_on if opinion == Opinion.GRANT else until if opinion == Opinion.LESS else None
    if opinion == Opinion.LESS:
        _check_less(problems, request, until)
    if opinion != Opinion.GRANT:
        policies.check_reason(problems, reason)
    policies.refuse(problems)
    made = Examination.objects.create(
        request=request,
        opinion=opinion,
        until_on=day,
        reason=reason.strip(),
        examined_at=moment,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    told = {"opinion": str(opinion), "until": day}
    enter("assignments.extension_examined", assignment, by=by, at=moment, facts=told)
    return made


@audit.act("assignments.decide_extension")
def decide_extension(
    *,
    request: ExtensionRequest,
    grant: bool,
    by: Actor,
    until: dt.date | None = None,
    reason: str = "",
    document_id: UUID | None = None,
    symbol: str = "",
    decided_by: dict[str, Any] | None = None,
    at: dt.datetime | None = None,
) -> ExtensionDecision:
    """Decide a request: granted until a day (the one asked for when none is given), or refused with a reason.

    A grant stands beside the baseline, which never changes. `document_id` and `symbol` name the decision's paper, which a
    monitoring body owes to whoever reads the new day; what was handed down inside an organisation needs none. While a letter that decides it is on its way, nobody decides otherwise. When that letter is issued, the software
    carries out what its signer approved: `decided_by` is he.
    """
    rules.may_decide_extension(by=by, request=request)
    assignment = request.assignment
    held = facts.hold(assignment)
    moment = at or clock.now()
    granted_until, symbol = until or request.until_on, " ".join(symbol.split())
    problems = Problems()
    policies.check_state(problems, assignment, "decide_extension")
    policies.check_moment(problems, moment, since=request.asked_at, field="at")
    check_undecided(problems, request)
    if request.letter_id is not None and request.letter_id != document_id:
        problems.add(_("A letter that decides this request is drafted. Withdraw it first."), code="state_in_letter")
    if grant:
        if needs_paper(assignment) and not symbol and document_id is None:
            words = _("Name the paper by which the time is given: choose it, or type its number and symbol.")
            problems.add(words, "symbol", "no_paper")
        check_later(problems, assignment, granted_until)
        policies.check_within(problems, assignment.parent, lapse_of(granted_until, assignment), field="until")
    else:
        policies.check_reason(problems, reason)
    policies.refuse(problems)
    lapse = lapse_of(granted_until, assignment) if grant else None
    whose = decided_by if by.is_system and decided_by else by.as_facts()
    decision = ExtensionDecision.objects.create(
        request=request,
        is_granted=grant,
        lapses_at=lapse,
        reason=reason,
        document_id=document_id,
        symbol=symbol,
        decided_at=moment,
        recorded_at=clock.now(),
        by=whose,
    )
    before = assignment.current_lapses_at
    if grant:
        kind = FactKind.EXTENDED
        facts.add(held, kind, happened_at=moment, by=by, lapses_at=lapse, note=symbol, decided_by=whose)
    told = {"granted": grant, "lapses_at": {"before": before, "after": assignment.current_lapses_at}, "symbol": symbol}
    enter("assignments.extension_decided", assignment, by=by, at=moment, facts=told)
    return decision


def take_into_letter(*, request: ExtensionRequest, letter_id: UUID) -> None:
    """Note that a drafted letter will decide a request; for the act that drafts it. Raises NotNow when another does."""
    free = ExtensionRequest.objects.filter(pk=request.pk, letter_id=None, decision=None)
    if not free.update(letter_id=letter_id):
        raise NotNow.of(
            _("A request was decided, or put into another letter, in the meantime."), field="requests", code="taken"
        )
    request.letter_id = letter_id


def let_out_of_letter(*, letter_id: UUID) -> int:
    """Free the requests of a letter that will not decide them; for the act that gives it up. Returns how many."""
    return ExtensionRequest.objects.filter(letter_id=letter_id, decision=None).update(letter_id=None)


@audit.act("assignments.file_recovery_plan")
def file_recovery_plan(
    *, assignment: Assignment, text: str, recover_on: dt.date, by: Actor, at: dt.datetime | None = None
) -> RecoveryPlan:
    """The assignee of late work says how and until when it catches up. The lateness stays; the plan stands beside it."""
    rules.may_answer(by=by, assignment=assignment)
    facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "file_recovery_plan")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_late(problems, assignment, moment)
    policies.check_reason(problems, text, field="text")
    if recover_on < moment.astimezone(clock.zone()).date():
        problems.add(_("The day of recovery lies in the past."), "recover_on", "past")
    policies.refuse(problems)
    plan = RecoveryPlan.objects.create(
        assignment=assignment,
        text=text,
        recover_on=recover_on,
        filed_at=moment,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    enter("assignments.recovery_planned", assignment, by=by, at=moment, facts={"recover_on": recover_on})
    return plan


def lapse_of(day: dt.date, assignment: Assignment) -> dt.datetime:
    """When more time until a day would lapse, by the calendar of the assignee."""
    deadline = Deadline.of_day(day)
    validate(deadline)
    lapse = lapses_at(deadline, is_working_day=working_days(assignment.assignee), zone=clock.zone())
    assert lapse is not None
    return lapse


def check_later(problems: Problems, assignment: Assignment, until: dt.date, *, field: str = "until") -> None:
    """More time ends after the time in force."""
    if assignment.current_lapses_at is None:
        return
    if lapse_of(until, assignment) <= assignment.current_lapses_at:
        problems.add(_("The new deadline must come after the present one."), field, "not_later")


def needs_paper(assignment: Assignment) -> bool:
    """Whether more time is given by a paper only: by a monitoring body, not by who handed the work down in his own house."""
    return assignment.monitor_id is not None and assignment.parent_id is None


def check_undecided(problems: Problems, request: ExtensionRequest) -> None:
    """A request is decided once."""
    if ExtensionDecision.objects.filter(request=request).exists():
        problems.add(_("This request has been decided already."), code="state_decided")


def _check_less(problems: Problems, request: ExtensionRequest, until: dt.date | None) -> None:
    """Less than asked for is a day, later than the deadline in force and before the one that was asked for."""
    if until is None:
        problems.add(_("Say until when."), "until", "missing")
        return
    if until >= request.until_on:
        problems.add(_("That is not less than what is asked for."), "until", "not_less")
    check_later(problems, request.assignment, until)
