"""WHO says what an own task serves, and what is shared upward."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Task
from decreta.organisation.models import Body, Organisation


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
