"""Where the milestones of an assignment stand, by what reports say that were not returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext, override

from decreta.assignments.enums import FALLEN, MilestoneState
from decreta.assignments.models import Assignment, Milestone, MilestoneStatement
from decreta.assignments.timeliness import Standing
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared


@dataclass(frozen=True)
class Course:
    """A milestone as of a moment: what was said of it last, and whether its day has passed without it."""

    milestone: Milestone
    state: MilestoneState | None
    reached_on: dt.date | None
    is_missed: bool
    judged_on: dt.date
    """Up to which day it is judged: that of the moment, or before it the day on which the work was reported done, closed or suspended."""
    is_closed: bool = False
    """Whether its assignment was closed otherwise than by being done."""

    @property
    def is_reached(self) -> bool:
        """Whether it was reached, in time or not."""
        return self.state == MilestoneState.REACHED

    @property
    def is_late(self) -> bool:
        """Whether it was reached after its day."""
        return self.reached_on is not None and self.reached_on > self.milestone.due_on

    @property
    def has_fallen_away(self) -> bool:
        """Whether the work was closed before its day had passed: nobody has to reach it, nobody has missed it."""
        return self.is_closed and not self.is_reached and not self.is_missed


def course_of(milestone: Milestone, moment: dt.datetime, held: Standing | None = None) -> Course:
    """Where one stands. No statement where `with_statements` has read it. What a returned report said does not count.

    `held` is the standing of its assignment as of the moment; left out, what its columns say now. Whose work was accepted
    has reached all of it, at the latest on the day on which it reported the work done. Whoever was relieved misses nothing
    after that; while a report of being done waits, or work is suspended, no day passes.
    """
    newest: MilestoneStatement | None = None
    for one in milestone.statements.all():
        if one.report.recorded_at <= moment and not _was_returned(one, moment):
            newest = one
    state = MilestoneState(newest.state) if newest is not None else None
    reached_on = newest.reached_on if newest is not None else None
    held = held or Standing.of(milestone.assignment)
    if held.done_accepted_at is not None and state is not MilestoneState.REACHED:
        state, reached_on = MilestoneState.REACHED, _day(held.done_reported_at or held.done_accepted_at)
    ends = (moment, held.done_reported_at, held.closed_at, held.suspended_at)
    judged_on = _day(min(one for one in ends if one is not None))
    is_missed = milestone.due_on < judged_on and state is not MilestoneState.REACHED
    return Course(milestone, state, reached_on, is_missed, judged_on, held.closed_at is not None)


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(clock.zone()).date()


def _was_returned(said: MilestoneStatement, moment: dt.datetime) -> bool:
    verdict = getattr(said.report, "verdict", None)
    return verdict is not None and verdict.outcome in FALLEN and verdict.recorded_at <= moment


def courses(milestones: Iterable[Milestone], moment: dt.datetime) -> list[Course]:
    """Where several stand, in the order of their days."""
    return [course_of(one, moment) for one in milestones]


def with_statements(found: QuerySet[Milestone]) -> QuerySet[Milestone]:
    """With what reports said of them, oldest first, and their assignments. One statement more."""
    said = MilestoneStatement.objects.select_related("report__verdict").order_by("report__recorded_at", "pk")
    return found.select_related("assignment").prefetch_related(Prefetch("statements", queryset=said))


@prepared
def milestones_of(ids: Ids) -> QuerySet[Milestone]:
    """All that were set for some assignments, also those that were dropped since."""
    return with_statements(Milestone.objects.filter(assignment_id__among=ids).order_by("due_on", "ordinal"))


def standing(assignment: Assignment) -> list[Milestone]:
    """The milestones in force, by their days. Two statements."""
    return list(with_statements(assignment.milestones.filter(dropped_at=None)))


def name_told(milestone: Milestone, *, is_withheld: bool) -> str:
    """Its name; its number to whoever is not told the words of the paper, for they may stand in it."""
    return gettext("milestone %(n)s") % {"n": milestone.ordinal} if is_withheld else milestone.name


def names_meant(milestones: Iterable[Milestone]) -> Callable[[str], str]:
    """What somebody means who was shown numbers and sends them back, in whichever language: names by what was shown."""
    known = {}
    for one in milestones:
        for language, _name in settings.LANGUAGES:
            with override(language):
                known[name_told(one, is_withheld=True)] = one.name
    return lambda shown: known.get(" ".join(shown.split()), shown)


def still_ahead(assignment: Assignment, moment: dt.datetime) -> list[Milestone]:
    """Those of which a report says where they are: all that were not reached yet."""
    return [one.milestone for one in courses(standing(assignment), moment) if not one.is_reached]


def version_of(assignment: Assignment) -> int:
    """How often milestones were set or dropped: who changes the plan says which one he has read."""
    dropped = assignment.milestones.filter(dropped_at__isnull=False).count()
    return assignment.milestones.count() + dropped
