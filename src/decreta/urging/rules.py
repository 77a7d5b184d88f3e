"""WHO may ask for an explanation, answer it, and judge the answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.assignments import rules as assigned
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.urging.models import Explanation


def may_ask(*, assignment: Assignment, by: Actor) -> None:
    """The leaders of the monitoring body; of what was handed down, who handed it down. Nobody asks himself."""
    if by.holding_id is None or not assigned.monitors(by, assignment, "decide_extensions"):
        raise NotAllowed.of(_("Only a leader of the monitoring body may ask for an explanation."), code="not_a_leader")
    if assigned.stands_for(by, assignment):
        raise NotAllowed.of(_("Nobody asks himself for an explanation."), code="four_eyes")


def may_answer(*, explanation: Explanation, by: Actor) -> None:
    """The side that must do the work."""
    assigned.may_answer(by=by, assignment=explanation.assignment)


def may_judge(*, explanation: Explanation, by: Actor) -> None:
    """As asking: whoever leads the monitoring body now, also when another asked. Never the one who answered."""
    may_ask(assignment=explanation.assignment, by=by)
    if explanation.answered_by is not None and assigned.is_own(by, explanation.answered_by):
        raise NotAllowed.of(_("Nobody judges his own explanation."), code="four_eyes")


def may_tell(*, by: Actor) -> None:
    """That an answer is late is told by itself."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders fire by themselves."), code="not_the_system")
