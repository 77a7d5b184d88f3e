"""A clock that was started from a wrong day is set right: the decision stands, the day of the event was mistaken."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import KEPT, FactKind
from decreta.assignments.models import Assignment
from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline, lapses_at
from decreta.core.errors import Problems


@audit.act("assignments.correct_clock")
def correct_clock(
    *, assignment: Assignment, on: dt.date, reason: str, by: Actor, at: dt.datetime | None = None
) -> Assignment:
    """Set the clock of an assignment, and of what was handed down with it, by the day on which the event really occurred.

    The baseline follows from what was decided and from that day, so it moves with it; more time that was given since
    stands. As of earlier days everything is told as it was known then. Nobody corrects the clock of his own work.
    """
    rules.may_correct_clock(by=by, assignment=assignment)
    held = facts.hold(assignment)
    moment = at or clock.now()
    deadline = Deadline.from_data(assignment.deadline)
    problems = Problems()
    policies.check_state(problems, assignment, "correct_clock")
    policies.check_moment(problems, moment, since=assignment.assigned_at, field="at")
    policies.check_reason(problems, reason)
    if not deadline.is_relative or assignment.baseline_lapses_at is None:
        problems.add(_("No event has started the clock of this assignment."), code="not_started")
    if on > clock.today():
        problems.add(_("The event has not occurred yet."), "on", "future")
    policies.refuse(problems)
    works = working_days(assignment.assignee)
    lapse = lapses_at(deadline, started_on=on, is_working_day=works, zone=clock.zone())
    _correct(held, on, lapse, reason, by=by, at=moment)
    _correct_below(assignment, on, lapse, reason, by=by, at=moment)
    return assignment


def _correct(
    held: facts.Held, on: dt.date, lapse: dt.datetime | None, reason: str, *, by: Actor, at: dt.datetime
) -> None:
    assignment = held.assignment
    before, current = assignment.baseline_lapses_at, assignment.current_lapses_at
    facts.add(held, FactKind.CLOCK_CORRECTED, happened_at=at, by=by, lapses_at=lapse, note=f"{on.isoformat()} {reason}")
    if current != before:
        # A day that was granted was named as such: it does not follow the event.
        facts.add(held, FactKind.EXTENDED, happened_at=at, by=by, lapses_at=current, note=KEPT)
    enter(
        "assignments.clock_corrected",
        assignment,
        by=by,
        at=at,
        facts={"occurred_on": on, "before": before, "lapses_at": lapse, "reason": reason},
    )


def _correct_below(
    upper: Assignment, on: dt.date, lapse: dt.datetime | None, reason: str, *, by: Actor, at: dt.datetime
) -> None:
    """What was handed down with the upper deadline and is not finished follows it."""
    below = upper.handed_down.filter(baseline_lapses_at__isnull=False, closed_at=None, done_accepted_at=None)
    for lower in below.filter(deadline=upper.deadline).order_by("pk"):
        held = facts.hold(lower)
        _correct(held, on, lapse, reason, by=by, at=max(at, lower.assigned_at))
        _correct_below(lower, on, lapse, reason, by=by, at=at)
