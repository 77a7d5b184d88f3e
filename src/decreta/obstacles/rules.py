"""WHO may raise an obstacle, answer it, say that it is gone, decide on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.assignments import rules as assigned
from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.obstacles.enums import StepKind
from decreta.obstacles.models import Obstacle
from decreta.organisation.models import Body


def owns(by: Actor, obstacle: Obstacle) -> bool:
    """Whether the actor may speak for who must remove it: an agency's posts, a body's secretary or heads, a unit's, the post itself."""
    if obstacle.organisation_id is not None:
        return obstacle.organisation_id in by.organisation_ids and by.can("answer_assignments")
    if obstacle.body_id is not None:
        return obstacle.body_id in by.body_ids | by.served_body_ids and _any(by, "assign_tasks", "decide_extensions")
    if obstacle.unit_id is not None:
        return obstacle.unit_id in by.unit_ids and _any(by, "report_progress", "hand_down", "answer_assignments")
    # What is asked of an officer himself is not among what a mandate lends.
    return obstacle.post_id == by.post_id and by.mandate_id is None


def has_come_up_to(by: Actor, obstacle: Obstacle) -> bool:
    """Whether it has escalated, in this round, to an organisation or body that the actor leads."""
    if not obstacle.level or not by.can("decide_extensions"):
        return False
    told = obstacle.steps.filter(kind=StepKind.ESCALATED, round=obstacle.round)
    return any(one.organisation_id in by.organisation_ids or one.body_id in by.body_ids for one in told)


def may_raise(*, assignment: Assignment, by: Actor) -> None:
    """The side that must do the work."""
    assigned.may_answer(by=by, assignment=assignment)


def may_hang(*, assignment: Assignment, by: Actor) -> None:
    """The side that must do the work says what it waits for, and so does who monitors it."""
    if not assigned.monitors(by, assignment, "monitor_tasks", "assign_tasks", "decide_extensions"):
        may_raise(assignment=assignment, by=by)


def may_link(*, obstacle: Obstacle, assignment: Assignment, by: Actor) -> None:
    """Who may hang the assignment on something, and sees the obstacle."""
    may_hang(assignment=assignment, by=by)
    if not Obstacle.objects.visible_to(by).filter(pk=obstacle.pk).exists():
        raise NotAllowed.of(_("This obstacle is not before your post."), code="unseen")


def may_answer(*, obstacle: Obstacle, by: Actor) -> None:
    """Who must remove it, and since it has escalated the leaders to whom it has come up."""
    if not by.is_system and not owns(by, obstacle) and not has_come_up_to(by, obstacle):
        raise NotAllowed.of(
            _("Only who must remove the obstacle may answer, or a leader to whom it has come up."), code="not_the_owner"
        )


def may_confirm(*, obstacle: Obstacle, by: Actor) -> None:
    """The side that raised it says whether it is gone."""
    if not assigned.answers(by, obstacle.assignment):
        raise NotAllowed.of(_("Only the side that raised the obstacle says whether it is gone."), code="not_the_raiser")


def may_decide(*, obstacle: Obstacle, by: Actor) -> None:
    """Leaders of a body that monitors one of its tasks, and those to whom it has come up. Nobody for his own agency."""
    hanging = [one.assignment for one in obstacle.links.select_related("assignment__parent")]
    leads = any(assigned.monitors(by, one, "decide_extensions") for one in hanging)
    if by.holding_id is None or not (leads or has_come_up_to(by, obstacle)):
        raise NotAllowed.of(
            _("Only leaders who watch over one of its tasks decide on an obstacle."), code="not_a_leader"
        )


def may_escalate(*, by: Actor) -> None:
    """Obstacles come up by themselves."""
    if not by.is_system:
        raise NotAllowed.of(_("Obstacles escalate by themselves."), code="not_the_system")


def may_set_ladder(*, body: Body | None, by: Actor) -> None:
    """Whoever says what fires by itself for the body; for the whole installation an administrator."""
    assigned.may_set_ladder(body=body, by=by)


def _any(by: Actor, *capabilities: str) -> bool:
    return any(by.can(one) for one in capabilities)
