"""The steps of an assignment, each with its day: set by who does the work or watches over it, told by reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import policies, rules
from decreta.assignments.domain import facts
from decreta.assignments.domain.entries import enter
from decreta.assignments.domain.inputs import Step, StepSaid
from decreta.assignments.enums import MilestoneState
from decreta.assignments.models import Assignment, Milestone, MilestoneStatement, Report
from decreta.assignments.queries.milestones import courses, standing, version_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems, Stale

#: As many as one can still look over.
MOST = 40
_NAME_LIMIT = 300


@audit.act("assignments.set_milestones")
def set_milestones(
    *, assignment: Assignment, steps: Sequence[Step], read: int, by: Actor, at: dt.datetime | None = None
) -> Assignment | None:
    """Set the milestones of an assignment: those that stand and are named again stay, the others are dropped.

    They move no deadline, and nobody verifies them: reports say where they are. What was reached stays. `read` is the
    version that stood before the writer's eyes (`version_of`). None when nothing differs. Raises NotAllowed, NotNow,
    Invalid, Stale.
    """
    rules.may_set_milestones(by=by, assignment=assignment)
    facts.hold(assignment)
    moment = at or clock.now()
    problems = Problems()
    policies.check_goes_on(problems, assignment)
    problems.refuse_if_any(NotNow)
    wanted = [Step(" ".join(one.name.split()), one.due_on) for one in steps]
    stood = standing(assignment)
    kept = [one for one in stood if Step(one.name, one.due_on) in wanted]
    dropped = [one for one in stood if one not in kept]
    fresh = [one for one in wanted if one not in [Step(each.name, each.due_on) for each in kept]]
    if not dropped and not fresh:
        return None
    if read != version_of(assignment):
        problems.add(_("Somebody has changed it in the meantime. Read it again, then say what is to be."), code="stale")
        problems.refuse_if_any(Stale)
    _check(problems, assignment, wanted)
    for one in courses(dropped, moment):
        if one.is_reached:
            said = _("“%(name)s” was reached; it stays.") % {"name": _day(one.milestone.due_on)}
            problems.add(said, "steps", "reached")
    problems.refuse_if_any()
    assignment.milestones.filter(pk__in=[one.pk for one in dropped]).update(dropped_at=moment)
    first = assignment.milestones.count() + 1
    Milestone.objects.bulk_create(
        Milestone(
            assignment=assignment,
            ordinal=ordinal,
            name=one.name,
            due_on=one.due_on,
            set_at=moment,
            by=by.as_facts(),
        )
        for ordinal, one in enumerate(sorted(fresh, key=lambda each: each.due_on), start=first)
    )
    # Days and numbers: the names may be words of a protected paper, and the log outlives every audience.
    told = {"set": [one.due_on for one in fresh], "dropped": [one.due_on for one in dropped]}
    upper = [assignment.parent] if assignment.parent is not None else []
    enter("assignments.milestones_set", assignment, by=by, at=moment, facts=told, also=upper)
    return assignment


def _check(problems: Problems, assignment: Assignment, wanted: Sequence[Step]) -> None:
    if len(wanted) > MOST:
        problems.add(_("At most %(n)s milestones.") % {"n": MOST}, "steps", "too_many")
    if len(set(wanted)) != len(wanted):
        problems.add(_("A milestone is named twice."), "steps", "twice")
    limit = assignment.current_lapses_at
    for one in wanted:
        if not one.name or len(one.name) > _NAME_LIMIT:
            problems.add(
                _("Name each milestone, in at most %(n)s characters.") % {"n": _NAME_LIMIT}, "steps", "unnamed"
            )
        if limit is not None and clock.end_of_day(one.due_on) > limit:
            problems.add(
                _("“%(name)s” lies after the deadline in force.") % {"name": _day(one.due_on)},
                "steps",
                "after_the_deadline",
            )


def _day(day: dt.date) -> str:
    """What a refusal calls a milestone by: its name may be a word of a protected paper, as that in the log."""
    return f"{day:%d/%m/%Y}"


def say_steps(report: Report, said: Sequence[StepSaid]) -> None:
    """Keep what a report says of milestones. Part of the act of reporting, which has checked it (`check_steps`)."""
    day = report.reported_at.astimezone(clock.zone()).date()
    MilestoneStatement.objects.bulk_create(
        MilestoneStatement(
            report=report,
            milestone=one.milestone,
            state=one.state,
            reached_on=(one.reached_on or day) if one.state == MilestoneState.REACHED else None,
        )
        for one in said
    )


def check_steps(
    problems: Problems, said: Sequence[StepSaid], moment: dt.datetime, *, ahead: Iterable[Milestone]
) -> None:
    """Only milestones that stand and were not reached (`ahead`) are told of, each once, none before its day has come."""
    known = {one.pk for one in ahead}
    named = [one.milestone.pk for one in said]
    if len(set(named)) != len(named) or not set(named) <= known:
        problems.add(_("A milestone is told of once, and only while it is ahead."), code="not_ahead")
    day = moment.astimezone(clock.zone()).date()
    for one in said:
        if one.state not in MilestoneState.values:
            problems.add(_("Say where it is."), f"step_{one.milestone.ordinal}", "unknown")
        if one.reached_on is not None and one.state != MilestoneState.REACHED:
            problems.add(_("A day is given for what was reached."), f"step_on_{one.milestone.ordinal}", "not_reached")
        if one.reached_on is not None and one.reached_on > day:
            problems.add(_("It cannot have been reached later than it is told."), f"step_on_{one.milestone.ordinal}")
