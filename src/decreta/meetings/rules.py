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
    """Whether he presides over this sitting now: who was handed the chair, in whatever post, else the chair's post."""
    if sitting.acting_chair_id is not None:
        return by.person_id is not None and by.person_id == sitting.acting_chair_id
    return has_the_chair(sitting, by=by)


def has_the_chair(sitting: Sitting, *, by: Actor) -> bool:
    """Whether the post chairs this sitting, also under a mandate that lends this power, whoever presides at the moment."""
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


def may_hand_over(sitting: Sitting, *, by: Actor, is_presided: bool) -> None:
    """Who presides hands over himself; where he is not there, the secretary names who presides."""
    if chairs(sitting, by=by):
        return
    if not prepares_for(sitting.body, by=by):
        raise NotAllowed.of(_("Only who presides hands over the chair."), code="not_the_chair")
    if is_presided:
        raise NotAllowed.of(
            _("Who presides is there and hands over himself; you name somebody when he has left."), code="is_presided"
        )


def may_hand_back(sitting: Sitting, *, by: Actor) -> None:
    """Who was handed the chair gives it back, or the chair takes it back."""
    if not chairs(sitting, by=by) and not has_the_chair(sitting, by=by):
        raise NotAllowed.of(_("Only who presides, or the chair, does this."), code="not_the_chair")


def may_exclude(invitation: Invitation, *, by: Actor) -> None:
    """Who presides keeps order: he excludes somebody else, and lets him in again."""
    if not chairs(invitation.sitting, by=by) or by.person_id == invitation.holding.person_id:
        raise NotAllowed.of(_("Only who presides excludes somebody, and not himself."), code="not_the_chair")


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
