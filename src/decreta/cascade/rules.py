"""WHO says what an own task serves, and what is shared upward."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.cascade.models.shares import of_bodies
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Task
from decreta.organisation.models import Body, Organisation, StandingAgency


def works_for(by: Actor, body: Body) -> bool:
    """Whether somebody assigns or monitors the tasks of a body."""
    is_of_it = by.is_system or body.pk in by.body_ids | by.served_body_ids
    return is_of_it and (by.can("assign_tasks") or by.can("monitor_tasks"))


def may_serve(*, task: Task, assignment: Assignment, by: Actor) -> None:
    """What an own task serves is said by those who assign or monitor it, of an assignment that they see."""
    if not works_for(by, task.body):
        raise NotAllowed.of(
            _("Only those who assign or monitor the tasks of %(body)s may say this.") % {"body": task.body.name},
            code="not_the_monitor",
        )
    if not by.is_system and not Assignment.objects.visible_to(by).filter(pk=assignment.pk).exists():
        raise NotAllowed.of(_("Only what one sees is served."), code="not_seen")


def may_release(*, task: Task, by: Actor) -> None:
    """The same may take it back."""
    if not works_for(by, task.body):
        raise NotAllowed.of(
            _("Only those who assign or monitor the tasks of %(body)s may say this.") % {"body": task.body.name},
            code="not_the_monitor",
        )


def may_share(*, organisation: Organisation, by: Actor) -> None:
    """What leaves a house upward is declared by its head, a deputy, or the secretary of its bodies. A mandate does not do."""
    is_of_it = organisation.pk in by.organisation_ids and by.mandate_id is None
    if not (by.is_system or (is_of_it and (by.can("decide_extensions") or by.can("assign_tasks")))):
        raise NotAllowed.of(
            _("Only the head of %(organisation)s or the secretary there declares what is shared upward.")
            % {"organisation": organisation.name},
            code="not_the_head",
        )


def may_ask(*, above: Organisation, by: Actor) -> None:
    """A roll-up is asked for by the head of the one above, a deputy, or the secretary of a body for which it stands."""
    if by.is_system:
        return
    may = by.mandate_id is None and (by.can("decide_extensions") or by.can("assign_tasks"))
    is_of_it = above.pk in by.organisation_ids
    if may and not is_of_it:
        is_of_it = StandingAgency.objects.filter(of_bodies(by), organisation=above).exists()
    if not (may and is_of_it):
        raise NotAllowed.of(
            _("Only the head of %(organisation)s or the secretary of its bodies asks for a roll-up.")
            % {"organisation": above.name},
            code="not_the_head",
        )
