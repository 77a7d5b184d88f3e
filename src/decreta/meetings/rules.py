"""WHO may do what with a sitting. Posts act, not persons; only an invitation is answered by a person."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings.models import Invitation, Sitting
from decreta.organisation.models import Body


def prepares_for(body: Body, *, by: Actor) -> bool:
    """Whether the post prepares the sittings of a body: its own, or one that it serves."""
    return by.is_system or (by.can("prepare_sittings") and body.pk in by.body_ids | by.served_body_ids)


def chairs(sitting: Sitting, *, by: Actor) -> bool:
    """Whether the post chairs this sitting, also under a mandate that lends this power."""
    return by.post_id is not None and by.post_id == sitting.chair_post_id and by.can("chair_sittings")


def may_prepare(body: Body, *, by: Actor) -> None:
    """Sittings are prepared by the secretaries of the body and of those who serve it."""
    if not prepares_for(body, by=by):
        raise NotAllowed.of(
            _("Your post does not prepare the sittings of this body."), field="body", code="not_a_secretary"
        )


def may_run(sitting: Sitting, *, by: Actor) -> None:
    """Who opens, leads through the agenda, records conclusions and closes: the chair and the secretaries."""
    if not chairs(sitting, by=by) and not prepares_for(sitting.body, by=by):
        raise NotAllowed.of(_("Only the chair or the secretary of this sitting may do this."), code="not_staff")


def may_answer(invitation: Invitation, *, by: Actor) -> None:
    """An invitation is answered by the invited person, in whatever post he acts."""
    if by.person_id is None or by.person_id != invitation.holding.person_id:
        raise NotAllowed.of(_("Only the invited person answers an invitation."), code="not_invited")


def may_check_in(invitation: Invitation, *, by: Actor) -> None:
    """Presence is recorded by the person himself or by the secretary."""
    if by.person_id is not None and by.person_id == invitation.holding.person_id:
        return
    if not prepares_for(invitation.sitting.body, by=by):
        raise NotAllowed.of(_("You may only check in yourself."), code="not_staff")
