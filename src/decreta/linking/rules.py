"""WHO keeps the trackers, says what they call a task, and tells them what has changed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Task
from decreta.organisation.models import Body


def works_for(by: Actor, body: Body) -> bool:
    """Whether somebody assigns or monitors the tasks of a body."""
    is_of_it = by.is_system or body.pk in by.body_ids | by.served_body_ids
    return is_of_it and (by.can("assign_tasks") or by.can("monitor_tasks"))


def may_keep_trackers(*, by: Actor) -> None:
    """Which trackers there are is kept like the structure."""
    if not (by.is_system or by.can("administer")):
        raise NotAllowed.of(_("Only an administrator keeps the trackers."), code="not_an_administrator")


def may_link(*, body: Body, by: Actor) -> None:
    """What a body's tasks hang together with is said by those who assign or monitor them."""
    if not works_for(by, body):
        raise NotAllowed.of(
            _("Only those who assign or monitor the tasks of %(body)s may say this.") % {"body": body.name},
            code="not_the_monitor",
        )


def may_see_both(*, task: Task, other: Task, by: Actor) -> None:
    """Tasks are linked by whoever sees both of them."""
    if not by.is_system and Task.objects.visible_to(by).filter(pk__in={task.pk, other.pk}).count() < len(
        {task.pk, other.pk}
    ):
        raise NotAllowed.of(_("Only tasks that one sees are linked."), code="not_seen")


def may_liken(*, first: Task, second: Task, by: Actor) -> None:
    """What two tasks are is said by whoever monitors one of them and is told the words of both."""
    may_see_both(task=first, other=second, by=by)
    told = Task.objects.filter(pk__in=(first.pk, second.pk)).withheld_from(by)
    if not by.is_system and told.exists():
        raise NotAllowed.of(_("Only tasks whose words one may read are compared."), code="not_told")
    if not (works_for(by, first.body) or works_for(by, second.body)):
        raise NotAllowed.of(_("Only those who monitor one of the two tasks say what they are."), code="not_the_monitor")
