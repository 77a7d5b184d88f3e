"""Where the milestones of an assignment stand, by what reports say that were not returned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from decreta.assignments.enums import MilestoneState, Outcome
from decreta.assignments.models import Assignment, Milestone, MilestoneStatement
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

    @property
    def is_reached(self) -> bool:
        """Whether it was reached, in time or not."""
        return self.state == MilestoneState.REACHED

    @property
    def is_late(self) -> bool:
        """Whether it was reached after its day."""
        return self.reached_on is not None and self.reached_on > self.milestone.due_on


def course_of(milestone: Milestone, moment: dt.datetime) -> Course:
    """Where one stands. No statement where `with_statements` has read it. What a returned report said does not count."""
    newest: MilestoneStatement | None = None
    for one in milestone.statements.all():
        if one.report.recorded_at <= moment and not _was_returned(one, moment):
            newest = one
    state = MilestoneState(newest.state) if newest is not None else None
    reached_on = newest.reached_on if newest is not None else None
    has_passed = milestone.due_on < moment.astimezone(clock.zone()).date()
    return Course(milestone, state, reached_on, has_passed and state is not MilestoneState.REACHED)


def _was_returned(said: MilestoneStatement, moment: dt.datetime) -> bool:
    verdict = getattr(said.report, "verdict", None)
    return verdict is not None and verdict.outcome == Outcome.RETURNED and verdict.recorded_at <= moment


def courses(milestones: Iterable[Milestone], moment: dt.datetime) -> list[Course]:
    """Where several stand, in the order of their days."""
    return [course_of(one, moment) for one in milestones]


def with_statements(found: QuerySet[Milestone]) -> QuerySet[Milestone]:
    """With what reports said of them, oldest first. One statement more."""
    said = MilestoneStatement.objects.select_related("report__verdict").order_by("report__recorded_at", "pk")
    return found.prefetch_related(Prefetch("statements", queryset=said))


@prepared
def milestones_of(ids: Ids) -> QuerySet[Milestone]:
    """All that were set for some assignments, also those that were dropped since."""
    return with_statements(Milestone.objects.filter(assignment_id__among=ids).order_by("due_on", "ordinal"))


def standing(assignment: Assignment) -> list[Milestone]:
    """The milestones in force, by their days. Two statements."""
    return list(with_statements(assignment.milestones.filter(dropped_at=None)))


def still_ahead(assignment: Assignment, moment: dt.datetime) -> list[Milestone]:
    """Those of which a report says where they are: all that were not reached yet."""
    return [one.milestone for one in courses(standing(assignment), moment) if not one.is_reached]


def version_of(assignment: Assignment) -> int:
    """How often milestones were set or dropped: who changes the plan says which one he has read."""
    dropped = assignment.milestones.filter(dropped_at__isnull=False).count()
    return assignment.milestones.count() + dropped
