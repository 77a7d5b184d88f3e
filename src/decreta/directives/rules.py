"""WHO may direct, mark, assign and urge."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Directive
from decreta.organisation.models import Body


def _works_for(actor: Actor, body: Body) -> bool:
    return actor.is_system or body.pk in actor.body_ids | actor.served_body_ids


def may_assign(*, body: Body, by: Actor) -> None:
    """Tasks of a body are assigned by its secretary."""
    if not (by.can("assign_tasks") and _works_for(by, body)):
        raise NotAllowed.of(
            _("Only the secretary of %(body)s may assign its tasks.") % {"body": body.name}, code="not_the_secretary"
        )


def may_assign_from(*, directive: Directive, by: Actor) -> None:
    """As `may_assign`, for a directive."""
    may_assign(body=directive.body, by=by)


def may_urge(*, body: Body, by: Actor) -> None:
    """Urging letters of a body are drafted by its secretary."""
    if not (by.can("urge") and _works_for(by, body)):
        raise NotAllowed.of(
            _("Only the secretary of %(body)s may urge.") % {"body": body.name}, code="not_the_secretary"
        )


def may_freeze(*, body: Body, by: Actor) -> None:
    """The progress report of a body is given out by those who monitor its tasks."""
    if not (by.can("monitor_tasks") and _works_for(by, body)):
        raise NotAllowed.of(
            _("Only those who monitor the tasks of %(body)s freeze its report.") % {"body": body.name},
            code="not_the_monitor",
        )


def may_record_event(*, where: UUID, body_id: UUID | None, by: Actor) -> None:
    """An event is recorded by those who answer for the organisation or body it occurred in, or who monitor what waits.

    `where` is the key of that organisation or body, `body_id` that of the body whose tasks wait for the event.
    """
    if by.is_system or (where in by.organisation_ids | by.body_ids and by.can("answer_assignments")):
        return
    if body_id is not None and by.can("monitor_tasks") and body_id in by.body_ids | by.served_body_ids:
        return
    raise NotAllowed.of(_("Only the organisation itself or the monitor may record this event."), code="not_concerned")


def may_correct_event(*, body_id: UUID | None, by: Actor) -> None:
    """A wrong day is set right by those who monitor the tasks that waited: who has to do the work does not move its deadline."""
    if by.is_system or (by.can("monitor_tasks") and body_id in by.body_ids | by.served_body_ids):
        return
    raise NotAllowed.of(_("Only the monitor may correct the day of an event."), code="not_the_monitor")


def may_open_occurrence(*, by: Actor) -> None:
    """What comes again opens by itself, when its day has come."""
    if not by.is_system:
        raise NotAllowed.of(_("Occurrences open by themselves, when their day has come."), code="not_the_system")
