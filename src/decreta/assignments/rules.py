"""WHO may do what with an assignment. Every refusal is a sentence for a clerk."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment, ExtensionRequest, Report
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.organisation.models import Body, Holding, Organisation, Unit

_IN_HOUSE = ("assign_tasks", "hand_down", "answer_assignments", "decide_extensions", "direct_documents")


def stands_for(by: Actor, assignment: Assignment) -> bool:
    """Whether the actor's post is the assignee or belongs to it."""
    return (
        assignment.organisation_id in by.organisation_ids
        or assignment.body_id in by.body_ids
        or assignment.unit_id in by.unit_ids
        or (assignment.holding_id is not None and assignment.holding_id == by.holding_id)
    )


def answers(by: Actor, assignment: Assignment) -> bool:
    """Whether the actor may speak for the assignee: an agency's posts, a body's secretary or heads, a unit's, the officer."""
    if by.is_system:
        return True
    if not stands_for(by, assignment):
        return False
    if assignment.organisation_id is not None:
        return by.can("answer_assignments")
    if assignment.body_id is not None:
        return _any(by, "assign_tasks", "decide_extensions", "answer_assignments")
    if assignment.unit_id is not None:
        return _any(by, "report_progress", "hand_down", "answer_assignments")
    # An officer's own work is not among what a mandate lends.
    return by.mandate_id is None


def gives(by: Actor) -> bool:
    """Whether the actor's post is one that hands work down for its agency, body or unit, and hears of what became of it."""
    return _any(by, "answer_assignments", "assign_tasks", "decide_extensions", "hand_down")


def monitors(by: Actor, assignment: Assignment, *capabilities: str) -> bool:
    """Whether the actor watches over the assignment with one of these capabilities.

    The monitoring body's posts and those that serve it; for what was handed down, the upper assignee;
    for what was assigned in house, the heads of the house.
    """
    if by.is_system:
        return True
    if assignment.parent is not None:
        return answers(by, assignment.parent)
    if assignment.monitor_id is not None:
        return assignment.monitor_id in by.body_ids | by.served_body_ids and _any(by, *capabilities)
    return _house_of(assignment) in by.organisation_ids and by.can("decide_extensions")


def may_assign(*, by: Actor, monitor: Body | None, assignee: Organisation | Body | Unit | Holding) -> None:
    """A body's secretary assigns to agencies and bodies that the body monitors; in a house its own posts assign to units and officers."""
    if by.is_system:
        return
    if isinstance(assignee, Organisation | Body):
        allowed = by.can("assign_tasks") and monitor is not None and monitor.pk in by.body_ids | by.served_body_ids
    else:
        allowed = (
            monitor is not None and by.can("assign_tasks") and monitor.pk in by.body_ids | by.served_body_ids
        ) or (house_of(assignee) in by.organisation_ids and _any(by, *_IN_HOUSE))
    if not allowed:
        raise NotAllowed.of(_("Your post may not assign this."), code="may_not_assign")


def may_answer(*, by: Actor, assignment: Assignment) -> None:
    """Receive, dispute, report, ask for time, plan recovery: the assignee's side."""
    if not answers(by, assignment):
        raise NotAllowed.of(_("Only posts of the assignee may do this."), code="not_the_assignee")


def may_hand_down(*, by: Actor, assignment: Assignment) -> None:
    """The assignee's posts that speak for it; an officer hands nothing further down."""
    may_answer(by=by, assignment=assignment)
    if not _any(by, "hand_down", "answer_assignments", "assign_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Your post may not hand work down."), code="may_not_hand_down")


def may_verify(*, by: Actor, report: Report) -> None:
    """The monitor accepts or returns, but nobody verifies his own agency's or his own report (four eyes)."""
    assignment = report.assignment
    if not monitors(by, assignment, "monitor_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Only the monitor may answer this report."), code="not_the_monitor")
    if is_own(by, report.by):
        raise NotAllowed.of(_("Nobody verifies his own report."), code="four_eyes")
    if assignment.parent_id is None and not by.is_system and _is_of_own_agency(by, assignment):
        raise NotAllowed.of(_("Nobody verifies a report of his own agency."), code="four_eyes")


def may_decide_extension(*, by: Actor, request: ExtensionRequest) -> None:
    """Heads of the monitoring body decide; for what was handed down, the upper assignee. Never the one who asked."""
    if not monitors(by, request.assignment, "decide_extensions"):
        raise NotAllowed.of(_("Your post may not decide on extensions of this assignment."), code="may_not_decide")
    if is_own(by, request.by):
        raise NotAllowed.of(_("Nobody decides on his own request."), code="four_eyes")


def may_examine_extension(*, by: Actor, request: ExtensionRequest) -> None:
    """Staff of the monitoring body, or its heads; for what was handed down, the upper assignee. Never who asked."""
    if not monitors(by, request.assignment, "monitor_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Only the monitor may examine this request."), code="not_the_monitor")
    if is_own(by, request.by):
        raise NotAllowed.of(_("Nobody examines his own request."), code="four_eyes")


def may_set_milestones(*, by: Actor, assignment: Assignment) -> None:
    """The assignee plans its steps; who assigns or decides for the monitoring body may set them too."""
    if not answers(by, assignment) and not monitors(by, assignment, "assign_tasks", "decide_extensions"):
        raise NotAllowed.of(
            _("Milestones are set by who does the work, or by who assigns for the monitoring body."),
            code="may_not_set_milestones",
        )


def may_watch(*, by: Actor, assignment: Assignment) -> None:
    """Settle disputes. Nobody settles his own, also where he stands for the agency that handed the work down to him."""
    if not monitors(by, assignment, "monitor_tasks", "assign_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Only the monitor may do this."), code="not_the_monitor")
    if not by.is_system and assignment.holding_id is not None and assignment.holding_id == by.holding_id:
        raise NotAllowed.of(_("Nobody settles his own dispute."), code="four_eyes")


def may_steer(*, by: Actor, assignment: Assignment) -> None:
    """Suspend, resume, close, reopen: those who assign or decide for the monitoring body."""
    if not monitors(by, assignment, "assign_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Only those who assign for the monitoring body may do this."), code="may_not_steer")


def may_give_time(*, by: Actor, assignment: Assignment) -> None:
    """A later deadline is given by the heads who decide extensions; for what was handed down, by who handed it down."""
    if not monitors(by, assignment, "decide_extensions"):
        raise NotAllowed.of(
            _("Your post may not give this assignment more time."), field="until", code="may_not_decide"
        )


def may_start_clock(*, by: Actor, assignment: Assignment) -> None:
    """The assignee that the event happened to, who handed the work down to it, or the monitor of the whole."""
    watching = ("monitor_tasks", "assign_tasks", "decide_extensions")
    upper: Assignment | None = assignment
    while upper is not None:
        if answers(by, upper) or monitors(by, upper, *watching) or _is_of_house(by, upper):
            return
        upper = upper.parent
    raise NotAllowed.of(_("Only the assignee or the monitor may record this event."), code="may_not_start_clock")


def _is_of_house(by: Actor, assignment: Assignment) -> bool:
    """Whether somebody speaks for the house in which a unit or an officer has work: what occurs there he records for them."""
    return assignment.house_id in by.organisation_ids and by.can("answer_assignments")


def may_correct_clock(*, by: Actor, assignment: Assignment) -> None:
    """The monitor of the whole: who has to do the work does not move its deadline."""
    upper = assignment
    while upper.parent is not None:
        upper = upper.parent
    if not monitors(by, upper, "monitor_tasks", "assign_tasks", "decide_extensions"):
        raise NotAllowed.of(_("Only the monitor may correct the day of an event."), code="may_not_correct_clock")


def may_fire(*, by: Actor) -> None:
    """Reminders fire by themselves; nobody fires one by hand."""
    if not by.is_system:
        raise NotAllowed.of(_("Reminders fire by themselves."), code="not_the_system")


def may_set_ladder(*, body: Body | None, by: Actor) -> None:
    """What fires by itself is said by those who urge or decide for the body; for the whole installation by an administrator."""
    if by.is_system:
        return
    if body is None:
        if not by.can("administer"):
            raise NotAllowed.of(
                _("The ladder of the installation is set by an administrator."), code="not_an_administrator"
            )
    elif body.pk not in by.body_ids | by.served_body_ids or not _any(by, "urge", "decide_extensions"):
        raise NotAllowed.of(
            _("The ladder of %(body)s is set by its secretary or its leaders.") % {"body": body.name},
            code="not_of_the_body",
        )


def may_set_light_rule(*, body: Body | None, by: Actor) -> None:
    """How lights are judged is said by those who urge or decide for the body; for the whole installation by an administrator."""
    if by.is_system:
        return
    if body is None:
        if not by.can("administer"):
            raise NotAllowed.of(
                _("The rule of the lights for the installation is set by an administrator."),
                code="not_an_administrator",
            )
    elif body.pk not in by.body_ids | by.served_body_ids or not _any(by, "urge", "decide_extensions"):
        raise NotAllowed.of(
            _("The rule of the lights of %(body)s is set by its secretary or its leaders.") % {"body": body.name},
            code="not_of_the_body",
        )


def _is_of_own_agency(by: Actor, assignment: Assignment) -> bool:
    """Whether the actor stands in the agency or body that reports. A body that watches over itself has nobody else."""
    if assignment.body_id is not None and assignment.body_id != assignment.monitor_id:
        return assignment.body_id in by.body_ids
    if assignment.unit_id is not None and assignment.monitor_id is not None:
        # What its house assigned without a body is judged by the heads of that house, wherever they sit.
        return assignment.unit_id in by.unit_ids
    return assignment.organisation_id in by.organisation_ids


def is_own(by: Actor, recorded: dict[str, object]) -> bool:
    """Whether a recorded actor is the same person, in whatever post."""
    return by.person_id is not None and recorded.get("person") == str(by.person_id)


def house_of(assignee: Organisation | Body | Unit | Holding) -> UUID | None:
    """The organisation in which an assignee is; a body and its posts are in none."""
    house: UUID | None = None
    if isinstance(assignee, Organisation):
        house = assignee.pk
    elif isinstance(assignee, Unit):
        house = assignee.organisation_id
    elif isinstance(assignee, Holding) and assignee.post.unit is not None:
        house = assignee.post.unit.organisation_id
    return house


def _house_of(assignment: Assignment) -> UUID | None:
    return assignment.organisation_id or house_of(assignment.assignee)


def _any(by: Actor, *capabilities: str) -> bool:
    return any(by.can(capability) for capability in capabilities)
