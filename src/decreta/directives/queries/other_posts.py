"""In which other post of his a person may act on a task."""

from __future__ import annotations

from collections.abc import Sequence

from decreta.assignments import rules
from decreta.assignments.models import Assignment, Report
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.organisation.queries.actors import Seat, actor_of_seat

_ANSWERING = ("answer_assignments", "report_progress", "hand_down", "assign_tasks", "decide_extensions")


def seat_that_acts(task: Task, seats: Sequence[Seat], *, current: Actor, pending: Report | None) -> Seat | None:
    """The first other seat of a person in which he answers for the task or may verify its report. One statement at most."""
    others = {actor_of_seat(seat): seat for seat in seats if seat.holding.pk != current.holding_id or seat.mandate}
    others.pop(current, None)
    for actor, seat in others.items():
        if pending is not None and allows(rules.may_verify, report=pending, by=actor):
            return seat
    able = [actor for actor in others if any(actor.can(one) for one in _ANSWERING)]
    if not able:
        return None
    open_ones = Assignment.objects.filter(matter_kind=MATTER_KIND, matter_id=task.pk, closed_at=None)
    answered = list(open_ones.filter(done_accepted_at=None).answered_by(*able))
    for actor in able:
        if any(allows(rules.may_answer, assignment=one, by=actor) for one in answered):
            return others[actor]
    return None
