"""More time: asked for before the lapse, decided beside the baseline (trap T9); and plans to catch up."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import FactKind
from decreta.assignments.models import Assignment, ExtensionDecision, ExtensionRequest, RecoveryPlan
from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, lapses_at, validate
from decreta.core.errors import Problems


@audit.act("assignments.ask_extension")
def ask_extension(
    *, assignment: Assignment, until: dt.date, reason: str, by: Actor, at: dt.datetime | None = None
) -> ExtensionRequest:
    """The assignee asks for time until a day, before the deadline passes. Nothing changes until it is decided."""
    rules.may_answer(by=by, assignment=assignment)
    facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "ask_extension")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_before_lapse(problems, assignment, moment)
    policies.check_reason(problems, reason)
    check_later(problems, assignment, until)
    if ExtensionRequest.objects.filter(assignment=assignment, decision=None).exists():
        problems.add(_("A request for an extension awaits its decision already."), code="state_asked")
    policies.refuse(problems)
    request = ExtensionRequest.objects.create(
        assignment=assignment, until_on=until, reason=reason, asked_at=moment, recorded_at=clock.now(), by=by.as_facts()
    )
    enter("assignments.extension_asked", assignment, by=by, at=moment, facts={"until": until})
    return request


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
    at: dt.datetime | None = None,
) -> ExtensionDecision:
    """Decide a request: granted until a day (the one asked for when none is given), or refused with a reason.

    A grant stands beside the baseline, which never changes. `document_id` and `symbol` name the decision's paper.
    """
    rules.may_decide_extension(by=by, request=request)
    assignment = request.assignment
    held = facts.hold(assignment)
    moment = at or clock.now()
    granted_until = until or request.until_on
    problems = Problems()
    policies.check_state(problems, assignment, "decide_extension")
    policies.check_moment(problems, moment, since=request.asked_at, field="at")
    if ExtensionDecision.objects.filter(request=request).exists():
        problems.add(_("This request has been decided already."), code="state_decided")
    if grant:
        check_later(problems, assignment, granted_until)
        policies.check_within(problems, assignment.parent, lapse_of(granted_until, assignment), field="until")
    else:
        policies.check_reason(problems, reason)
    policies.refuse(problems)
    lapse = lapse_of(granted_until, assignment) if grant else None
    decision = ExtensionDecision.objects.create(
        request=request,
        is_granted=grant,
        lapses_at=lapse,
        reason=reason,
        document_id=document_id,
        symbol=symbol,
        decided_at=moment,
        recorded_at=clock.now(),
        by=by.as_facts(),
    )
    before = assignment.current_lapses_at
    if grant:
        facts.add(held, FactKind.EXTENDED, happened_at=moment, by=by, lapses_at=lapse, note=symbol)
    told = {"granted": grant, "lapses_at": {"before": before, "after": assignment.current_lapses_at}, "symbol": symbol}
    enter("assignments.extension_decided", assignment, by=by, at=moment, facts=told)
    return decision


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


def check_later(problems: Problems, assignment: Assignment, until: dt.date) -> None:
    """More time ends after the time in force."""
    if assignment.current_lapses_at is None:
        return
    if lapse_of(until, assignment) <= assignment.current_lapses_at:
        problems.add(_("The new deadline must come after the present one."), "until", "not_later")
