"""What an organisation has to do passes to the one that has taken its place, with the deadlines as they stand."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import matters, policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.assigning import begin, told
from decreta.assignments.domain.endings import end
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import ANSWERABLE, KEPT_FOR_SUCCESSOR, AssignmentRole, FactKind
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Standing, fold
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotNow, Problems
from decreta.organisation.models import Organisation


@audit.act("assignments.pass_on")
def pass_on(
    *, assignment: Assignment, to: Organisation, reason: str, by: Actor, at: dt.datetime | None = None
) -> Assignment | None:
    """Close an assignment of an organisation, and begin it for the one that has taken its place.

    Role, decided deadline, baseline and the deadline in force are the same; what was suspended stays so. The other receives it
    as its own. None where the other has it already: then it is one less. A lead that passes to who coordinates leaves
    nobody to coordinate twice. What was handed down ends with the first. Raises NotAllowed, NotNow, Invalid.
    """
    rules.may_steer(by=by, assignment=assignment)
    matters.hold(assignment)
    held = facts.hold(assignment)
    moment, before = at or clock.now(), Standing.of(assignment)
    problems = Problems()
    policies.check_passes(problems, assignment, to)
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_reason(problems, reason)
    policies.refuse(problems)
    end(held, FactKind.CLOSED, by=by, at=moment, note=reason)
    if not _makes_room(assignment, to, reason=reason, by=by, at=moment):
        return None
    return _begun(assignment, before, to, reason=reason, by=by, at=moment)


@audit.act("assignments.take_back_passing")
def take_back_passing(
    *, left: Assignment, taken: Assignment | None, reason: str, by: Actor, at: dt.datetime | None = None
) -> Assignment:
    """Undo the passing of one assignment on which nobody has acted since: the first organisation has it again.

    It is begun anew with the deadlines as they stood: who leads is who was named last. What was handed down is handed
    down again. Raises NotAllowed, NotNow.
    """
    rules.may_steer(by=by, assignment=left)
    matters.hold(left)
    first = facts.hold(left)
    second = facts.hold(taken) if taken is not None else None
    moment = at or clock.now()
    problems = Problems()
    check_untouched(problems, left, taken)
    policies.check_reason(problems, reason)
    problems.refuse_if_any(NotNow)
    if second is not None:
        since, until = first.facts[-1].recorded_at, second.facts[0].recorded_at
        end(second, FactKind.CLOSED, by=by, at=moment, note=reason)
        other = second.assignment.organisation
        assert other is not None  # `pass_on`
        for one in _same_matter(left, other).filter(role=AssignmentRole.COORDINATE):
            gone = facts.hold(one)
            if gone.facts[-1].kind == FactKind.CLOSED and since <= gone.facts[-1].recorded_at <= until:
                _begin_again(gone, reason=reason, by=by, at=moment)
    return _begin_again(first, reason=reason, by=by, at=moment)


def _begin_again(held: facts.Held, *, reason: str, by: Actor, at: dt.datetime) -> Assignment:
    """Begin for the same organisation what was closed with its newest fact."""
    organisation = held.assignment.organisation
    assert organisation is not None  # `policies.check_passes`
    return _begun(held.assignment, fold(held.facts[:-1]), organisation, reason=reason, by=by, at=at)


def _begun(
    like: Assignment, before: Standing, to: Organisation, *, reason: str, by: Actor, at: dt.datetime
) -> Assignment:
    """An assignment like another one as it stood: its role, its deadlines, and that it is suspended."""
    made = begin(
        Assignment(
            matter_kind=like.matter_kind,
            matter_id=like.matter_id,
            role=like.role,
            organisation=to,
            monitor=like.monitor,
        ),
        Deadline.from_data(like.deadline),
        before.baseline_lapses_at,
        by=by,
        at=at,
        note=reason,
    )
    if before.current_lapses_at != before.baseline_lapses_at:
        lapse = before.current_lapses_at
        facts.add(made, FactKind.EXTENDED, happened_at=at, by=by, lapses_at=lapse, note=KEPT_FOR_SUCCESSOR)
    if before.suspended_at is not None:
        facts.add(made, FactKind.SUSPENDED, happened_at=at, by=by, note=reason)
    said = {**told(made.assignment, None), "passed_from": str(audit.Ref.to(like.assignee))}
    enter("assignments.assigned", made.assignment, by=by, at=at, facts=said, also=[to, like])
    matters.begins(made.assignment, by)
    return made.assignment


def check_untouched(problems: Problems, left: Assignment, taken: Assignment | None) -> None:
    """Note it when anything has happened since: the first was opened again, or the other has begun. Five statements."""
    last = left.facts.order_by("ordinal").last()
    has_begun = last is None or last.kind != FactKind.CLOSED
    if taken is not None and not has_begun:
        said, *more = taken.facts.order_by("ordinal")
        own = {FactKind.EXTENDED: KEPT_FOR_SUCCESSOR, FactKind.SUSPENDED: said.note}
        has_begun = any(own.get(FactKind(one.kind)) != one.note for one in more) or any(
            rows.exists() for rows in (taken.reports, taken.extension_requests, taken.handed_down)
        )
    if has_begun:
        problems.add(_("Work on it has begun, or it has ended otherwise."), code="begun")


def _makes_room(assignment: Assignment, to: Organisation, *, reason: str, by: Actor, at: dt.datetime) -> bool:
    """Whether there is something to begin for the other; what it only coordinated gives way to what it answers for."""
    own = _same_matter(assignment, to).filter(closed_at=None)
    rows = list(own)
    if any(one.role == assignment.role or one.role in ANSWERABLE for one in rows):
        return False
    for one in rows:
        if one.role == AssignmentRole.COORDINATE and one.done_accepted_at is None:
            end(facts.hold(one), FactKind.CLOSED, by=by, at=at, note=reason)
    return True


def _same_matter(assignment: Assignment, organisation: Organisation) -> QuerySet[Assignment]:
    """What an organisation was assigned of the same matter."""
    return Assignment.objects.filter(
        matter_kind=assignment.matter_kind,
        matter_id=assignment.matter_id,
        organisation=organisation,
        parent=None,
    )
