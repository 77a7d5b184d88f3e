"""WHO may direct, mark, assign and urge."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from decreta.assignments.rules import gives
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.directives.models import Directive
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.rules import registered_in
from decreta.organisation.models import Body
from decreta.organisation.queries.actors import houses_of


def _works_for(actor: Actor, body: Body) -> bool:
    return actor.is_system or body.pk in actor.body_ids | actor.served_body_ids


def may_assign(*, body: Body, by: Actor) -> None:
    """Tasks of a body are assigned by its secretary."""
    if not (by.can("assign_tasks") and _works_for(by, body)):
        raise NotAllowed.of(
            _("Only the secretary of %(body)s may assign its tasks.") % {"body": body.name}, code="not_the_secretary"
        )


def may_take_up(*, document: Document, body: Body, by: Actor) -> None:
    """Who may put the tasks of a paper under a body's supervision: the body's secretary.

    A paper of the body itself; else one that a house of his issued, or that stands in its incoming register.
    """
    may_assign(body=body, by=by)
    if by.is_system or (is_of_a_body(document) and document.body_id == body.pk):
        return
    houses = houses_of(by)
    came = document.state == DocumentState.RECEIVED
    if (came and registered_in(document, houses)) or (not came and document.organisation_id in houses):
        return
    raise NotAllowed.of(
        _("Tasks are assigned from papers of your own house: what it issued, and what it received."),
        field="document",
        code="not_of_this_house",
    )


def is_of_a_body(document: Document) -> bool:
    """Whether a paper was issued by a body of this installation, which then supervises its tasks itself."""
    return document.body_id is not None and document.state != DocumentState.RECEIVED


def may_assign_from(*, directive: Directive, by: Actor) -> None:
    """As `may_assign`, for a directive."""
    may_assign(body=directive.body, by=by)


def may_urge(*, body: Body, by: Actor) -> None:
    """Urging letters of a body are drafted by its secretary."""
    if not (by.can("urge") and _works_for(by, body)):
        raise NotAllowed.of(
            _("Only the secretary of %(body)s may urge.") % {"body": body.name}, code="not_the_secretary"
        )


def may_urge_below(*, giver: UUID | None, by: Actor) -> None:
    """What was handed down is urged by posts that hand work down there and draft papers.

    `giver` is the key of the organisation, unit or body that handed it down; none of what nobody handed down.
    """
    places = by.organisation_ids | by.unit_ids | by.body_ids
    if not by.is_system and not (giver in places and gives(by) and by.can("draft_documents")):
        raise NotAllowed.of(
            _("What was handed down is urged by who hands work down there and drafts papers."), code="not_the_giver"
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
