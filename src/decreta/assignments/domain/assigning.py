"""Assigning: who must do a matter by when; receiving, disputing, handing down; what is to be delivered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import matters, policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.endings import end
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import AssignmentRole, FactKind
from decreta.assignments.models import Assignee, Assignment, Deliverable
from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import RECEIVED, Deadline, DeadlineKind, lapses_at, validate
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.organisation.models import Body, Holding, Organisation, Unit

#: To so many is handed down in one act: the upper assignment is held meanwhile.
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Expected:
    """The name of something to be delivered, in Vietnamese and perhaps in English and Japanese."""

    name_vi: str
    name_en: str = ""
    name_ja: str = ""


@audit.act("assignments.expect")
def expect(
    *, matter: audit.Ref, deliverables: Sequence[Expected], by: Actor, at: dt.datetime | None = None
) -> list[Deliverable]:
    """Name what a matter must deliver, before it is first assigned; each needs its own evidence (trap T7).

    Whoever may make the matter may call this; the act of the higher area has checked that.
    """
    problems = Problems()
    if not deliverables or any(not each.name_vi.strip() for each in deliverables):
        problems.add(_("Name every deliverable."), "deliverables", "missing")
    if Assignment.objects.filter(matter_kind=matter.kind, matter_id=matter.id).exists():
        problems.add(_("What is to be delivered is named before it is assigned."), "deliverables", "assigned")
    if Deliverable.objects.filter(matter_kind=matter.kind, matter_id=matter.id).exists():
        problems.add(_("The deliverables are named already."), "deliverables", "named")
    problems.refuse_if_any(Invalid)
    made = Deliverable.objects.bulk_create(
        Deliverable(
            matter_kind=matter.kind,
            matter_id=matter.id,
            ordinal=ordinal,
            name_vi=each.name_vi,
            name_en=each.name_en,
            name_ja=each.name_ja,
        )
        for ordinal, each in enumerate(deliverables, start=1)
    )
    audit.record("assignments.expected", by=by, on=matter, facts={"deliverables": len(made)}, at=at)
    return made


@audit.act("assignments.assign")
def assign(
    *,
    matter: audit.Ref,
    role: AssignmentRole | str,
    deadline: Deadline,
    monitor: Body | None,
    by: Actor,
    organisation: Organisation | None = None,
    body: Body | None = None,
    unit: Unit | None = None,
    holding: Holding | None = None,
    started_on: dt.date | None = None,
    at: dt.datetime | None = None,
    parent: Assignment | None = None,
) -> Assignment:
    """Assign a matter to exactly one organisation, body, unit or officer.

    `started_on` is the day of the event for a deadline that runs from one, when it has already occurred; its
    baseline is then fixed at once (trap T8). A matter has one open lead, or `each` of several that answer for
    themselves. Raises NotAllowed, Invalid, and NotNow when such an assignment is open already.
    """
    assignee = _one_of(organisation, body, unit, holding)
    rules.may_assign(by=by, monitor=monitor, assignee=assignee)
    moment = at or clock.now()
    problems = Problems()
    policies.check_moment(problems, moment, since=dt.datetime.min.replace(tzinfo=dt.UTC), field="at")
    if (role == AssignmentRole.SUB) != (parent is not None):
        problems.add(_("Only what is handed down has an upper assignment."), "role")
    policies.refuse(problems)
    lapse = lapses_at(deadline, started_on=started_on, is_working_day=working_days(assignee), zone=clock.zone())
    held = begin(
        Assignment(
            matter_kind=matter.kind,
            matter_id=UUID(matter.id),
            role=role,
            organisation=organisation,
            body=body,
            unit=unit,
            holding=holding,
            monitor=monitor,
            parent=parent,
        ),
        deadline,
        lapse,
        by=by,
        at=moment,
    )
    enter(
        "assignments.assigned",
        held.assignment,
        by=by,
        at=moment,
        facts=told(held.assignment, started_on),
        also=[assignee],
    )
    matters.begins(held.assignment, by)
    return held.assignment


@audit.act("assignments.receive")
def receive(*, assignment: Assignment, by: Actor, at: dt.datetime | None = None) -> Assignment:
    """The assignee confirms that it has the assignment."""
    rules.may_answer(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = _checked(held, "receive", at)
    take_in(held, at=moment, by=by)
    return assignment


def take_in(held: facts.Held, *, at: dt.datetime, by: Actor) -> None:
    """Note the receipt of a held assignment; a deadline that runs from it gets its moment of lapse."""
    assignment = held.assignment
    facts.add(held, FactKind.RECEIVED, happened_at=at, by=by)
    enter("assignments.received", assignment, by=by, at=at, facts={})
    deadline = Deadline.from_data(assignment.deadline)
    if deadline.event_key != RECEIVED or assignment.baseline_lapses_at is not None:
        return
    day = at.astimezone(clock.zone()).date()
    works = working_days(assignment.assignee)
    lapse = lapses_at(deadline, started_on=day, is_working_day=works, zone=clock.zone())
    facts.add(held, FactKind.CLOCK_STARTED, happened_at=at, by=by, lapses_at=lapse, note=day.isoformat())
    enter("assignments.clock_started", assignment, by=by, at=at, facts={"occurred_on": day, "lapses_at": lapse})


@audit.act("assignments.dispute")
def dispute(*, assignment: Assignment, reason: str, by: Actor, at: dt.datetime | None = None) -> Assignment:
    """The assignee says that the matter is not its own. The clock runs on until the monitor settles it."""
    rules.may_answer(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = _checked(held, "dispute", at, reason=reason)
    facts.add(held, FactKind.DISPUTED, happened_at=moment, by=by, note=reason)
    enter("assignments.disputed", assignment, by=by, at=moment, facts={})
    return assignment


@audit.act("assignments.settle_dispute")
def settle_dispute(
    *, assignment: Assignment, upheld: bool, reason: str, by: Actor, at: dt.datetime | None = None
) -> Assignment:
    """The monitor settles a dispute: upheld closes the assignment, so that another can be named; else it stands and is in work."""
    rules.may_watch(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = _checked(held, "uphold_dispute" if upheld else "reject_dispute", at, reason=reason)
    facts.add(held, FactKind.DISPUTE_SETTLED, happened_at=moment, by=by, note=reason)
    enter("assignments.dispute_settled", assignment, by=by, at=moment, facts={"upheld": upheld})
    if upheld:
        end(held, FactKind.CLOSED, by=by, at=moment, note=reason)
    return assignment


@audit.act("assignments.hand_down")
def hand_down(
    *,
    assignment: Assignment,
    by: Actor,
    unit: Unit | None = None,
    holding: Holding | None = None,
    organisation: Organisation | None = None,
    deadline: Deadline | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> Assignment:
    """Hand an assignment to a unit, an officer or a subordinate organisation, and return the new one.

    Without a deadline of its own it has the upper one's; its own must not lapse later. Its reports go to the
    upper assignee, who reports on. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_hand_down(by=by, assignment=assignment)
    upper = facts.hold(assignment)
    target = _one_of(organisation, None, unit, holding)
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, assignment, "hand_down")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    if not _is_below(assignment, target):
        problems.add(_("Work is handed down inside the assignee's own house, or to an agency under it."), "assignee")
    if assignment.handed_down.filter(
        organisation=organisation, unit=unit, holding=holding, closed_at=None, done_accepted_at=None
    ).exists():
        problems.add(_("This is handed down to the same assignee already."), "assignee")
    own, lapse = _within(problems, upper.assignment, deadline, target)
    policies.refuse(problems)
    held = begin(
        Assignment(
            matter_kind=assignment.matter_kind,
            matter_id=assignment.matter_id,
            role=AssignmentRole.SUB,
            organisation=organisation,
            unit=unit,
            holding=holding,
            parent=assignment,
        ),
        own,
        lapse,
        by=by,
        at=moment,
        note=note,
    )
    enter(
        "assignments.handed_down",
        held.assignment,
        by=by,
        at=moment,
        facts=told(held.assignment, None),
        also=[assignment, target],
    )
    matters.begins(held.assignment, by)
    return held.assignment


def hand_down_to_each(
    *,
    assignment: Assignment,
    to: Sequence[Unit | Holding | Organisation],
    by: Actor,
    deadline: Deadline | None = None,
    own: Mapping[Unit | Holding | Organisation, Deadline] | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> list[Assignment]:
    """Hand an assignment to each of several, all or none; every one of them answers for his own.

    `deadline` is that of all who have none in `own`.

    Raises what `hand_down` raises: everything that is wrong at once, with the name of whom it is about.
    """
    made, problems, own = [], Problems(), own or {}
    if len(to) > MOST_AT_ONCE:
        said = _("Hand down to at most %(n)s at a time; these are %(all)s.") % {"n": MOST_AT_ONCE, "all": len(to)}
        raise Invalid.of(said, field="assignee", code="too_many")
    with transaction.atomic():
        for one in to:
            try:
                lower = hand_down(
                    assignment=assignment,
                    unit=one if isinstance(one, Unit) else None,
                    holding=one if isinstance(one, Holding) else None,
                    organisation=one if isinstance(one, Organisation) else None,
                    deadline=own.get(one, deadline),
                    note=note,
                    by=by,
                    at=at,
                )
                made.append(lower)
            except Invalid as refusal:
                for problem in refusal.problems:
                    is_own = problem.field == "assignee" or (problem.field == "deadline" and one in own)
                    message = f"{one}: {problem.message}" if is_own and len(to) > 1 else problem.message
                    if not any(str(each.message) == str(message) for each in problems.found):
                        problems.add(message, problem.field, problem.code)
        problems.refuse_if_any()
    return made


@audit.act("assignments.start_clock")
def start_clock(*, assignment: Assignment, on: dt.date, by: Actor, at: dt.datetime | None = None) -> Assignment:
    """Record that the event a deadline runs from occurred on a day: for this assignee, on its own (trap T8).

    The day of the event is not counted. Fixes the baseline, once, and that of what was handed down with this deadline.
    """
    rules.may_start_clock(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = at or clock.now()
    deadline = Deadline.from_data(assignment.deadline)
    problems = Problems()
    policies.check_state(problems, assignment, "start_clock")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    if not deadline.is_relative:
        problems.add(_("This deadline does not run from an event."), code="not_relative")
    if assignment.baseline_lapses_at is not None:
        problems.add(_("The clock of this assignment runs already."), code="started")
    if on > clock.today():
        problems.add(_("The event has not occurred yet."), "on", "future")
    policies.refuse(problems)
    works = working_days(assignment.assignee)
    lapse = lapses_at(deadline, started_on=on, is_working_day=works, zone=clock.zone())
    facts.add(held, FactKind.CLOCK_STARTED, happened_at=moment, by=by, lapses_at=lapse, note=on.isoformat())
    enter("assignments.clock_started", assignment, by=by, at=moment, facts={"occurred_on": on, "lapses_at": lapse})
    _start_below(assignment, on, lapse, by=by, at=moment)
    return assignment


def _start_below(upper: Assignment, on: dt.date, lapse: dt.datetime | None, *, by: Actor, at: dt.datetime) -> None:
    """Start the clocks of what was handed down with the upper deadline and waits for the same event."""
    waiting = upper.handed_down.filter(baseline_lapses_at=None, closed_at=None, done_accepted_at=None)
    for lower in waiting.filter(deadline=upper.deadline).order_by("pk"):
        held, moment = facts.hold(lower), max(at, lower.assigned_at)
        facts.add(held, FactKind.CLOCK_STARTED, happened_at=moment, by=by, lapses_at=lapse, note=on.isoformat())
        enter("assignments.clock_started", lower, by=by, at=moment, facts={"occurred_on": on, "lapses_at": lapse})
        _start_below(lower, on, lapse, by=by, at=moment)


def _checked(held: facts.Held, act: str, at: dt.datetime | None, *, reason: str | None = None) -> dt.datetime:
    """The moment of a simple act after every check."""
    moment = at or clock.now()
    problems = Problems()
    policies.check_state(problems, held.assignment, act)
    policies.check_moment(problems, moment, since=held.assignment.assigned_at, field="at")
    if reason is not None:
        policies.check_reason(problems, reason)
    policies.refuse(problems)
    return moment


def begin(
    assignment: Assignment, deadline: Deadline, lapse: dt.datetime | None, *, by: Actor, at: dt.datetime, note: str = ""
) -> facts.Held:
    """Save a new assignment with its deadline and the baseline that follows. The entry is the caller's. Raises NotNow."""
    validate(deadline)
    assignment.deadline = deadline.to_data()
    assignment.due_period = deadline.period_label
    if assignment.unit is not None or assignment.holding is not None:
        assignment.house_id = rules.house_of(assignment.assignee)
    if assignment.parent is not None:
        assignment.giver_id = assignment.parent.assignee.pk
    try:
        return facts.begin(assignment, lapses_at=lapse, happened_at=at, by=by, note=note)
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "").startswith("one_open_"):
            raise NotNow.of(_("An open assignment of this kind exists already."), code="assigned_already") from error
        raise


def _within(
    problems: Problems, upper: Assignment, deadline: Deadline | None, target: Assignee
) -> tuple[Deadline, dt.datetime | None]:
    """The deadline of what is handed down and its lapse, never after the upper one's."""
    if deadline is None:
        return Deadline.from_data(upper.deadline), upper.current_lapses_at
    lapse = lapses_at(deadline, is_working_day=working_days(target), zone=clock.zone())
    policies.check_within(problems, upper, lapse, field="deadline")
    if deadline.kind is DeadlineKind.EVENT:
        problems.add(_("What is handed down has a date, or the upper deadline."), "deadline", "relative")
    return deadline, lapse


def _is_below(assignment: Assignment, target: Assignee) -> bool:
    """Whether a target is in the assignee's house, or an organisation under it."""
    match target:
        case Organisation():
            upper = assignment.organisation
            return upper is not None and target.pk != upper.pk and target.path.startswith(upper.path)
        case Holding() if assignment.body_id is not None:
            return bool(target.post.body_id == assignment.body_id)
        case _:
            house = rules.house_of(assignment.assignee)
            return house is not None and rules.house_of(target) == house


def _one_of(*given: Assignee | None) -> Assignee:
    named = [each for each in given if each is not None]
    if len(named) != 1:
        raise Invalid.of(_("Name exactly one organisation, body, unit or officer."), field="assignee")
    return named[0]


def told(assignment: Assignment, started_on: dt.date | None) -> dict[str, object]:
    """What the log is told of a new assignment."""
    return {
        "role": str(assignment.role),
        "assignee": str(audit.Ref.to(assignment.assignee)),
        "monitor": assignment.monitor_id,
        "deadline": assignment.deadline,
        "lapses_at": assignment.current_lapses_at,
        "started_on": started_on,
    }
