"""WHO may ask for a contribution, deliver it, judge it, withdraw the asking."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.assignments import rules as assigned
from decreta.assignments.enums import ANSWERABLE, AssignmentRole
from decreta.assignments.models import Assignment
from decreta.contributions.models import Contribution
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed

_WATCHING = ("monitor_tasks", "assign_tasks", "decide_extensions")


def may_ask(*, lead: Assignment, by: Actor) -> None:
    """The side that leads the task, or who monitors it."""
    leads = lead.role in ANSWERABLE and lead.parent_id is None
    if not leads or not (assigned.answers(by, lead) or assigned.monitors(by, lead, *_WATCHING)):
        raise NotAllowed.of(_("Only who leads the task or monitors it asks for contributions."), code="not_the_lead")


def may_offer(*, assignment: Assignment, by: Actor) -> None:
    """The coordinating side contributes of its own."""
    if assignment.role != AssignmentRole.COORDINATE:
        raise NotAllowed.of(_("Only who coordinates contributes."), code="not_a_coordinator")
    assigned.may_answer(by=by, assignment=assignment)


def may_answer(*, contribution: Contribution, by: Actor) -> None:
    """The coordinator that was asked."""
    assigned.may_answer(by=by, assignment=contribution.assignment)


def may_judge(*, contribution: Contribution, by: Actor) -> None:
    """The side that leads the task, or who monitors it. Nobody judges what his own agency delivered."""
    if not _watches(contribution, by):
        raise NotAllowed.of(
            _("Only who leads the task or monitors it says whether a contribution is sufficient."), code="not_the_lead"
        )
    if not by.is_system and assigned.answers(by, contribution.assignment):
        raise NotAllowed.of(_("Nobody judges what his own side contributed."), code="four_eyes")


def may_withdraw(*, contribution: Contribution, by: Actor) -> None:
    """Who may ask for it no longer asks for it."""
    if not _watches(contribution, by):
        raise NotAllowed.of(_("Only who leads the task or monitors it asks for contributions."), code="not_the_lead")


def _watches(contribution: Contribution, by: Actor) -> bool:
    lead = contribution.lead
    if lead is not None and assigned.answers(by, lead):
        return True
    return assigned.monitors(by, contribution.assignment, *_WATCHING)
