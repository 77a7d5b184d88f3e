"""WHO moves, supports, leads."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings import rules as sittings
from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation, Sitting
from decreta.motions.models import Motion

#: Those whose support counts, and whose objection asks for a vote.
HEARD = (Part.CHAIR, Part.MEMBER)


def may_move(invitation: Invitation | None, *, proposers: Sequence[str], by: Actor) -> Invitation:
    """Whom the rules of the body let propose, each for himself; the secretary writes down what was moved aloud.

    Gives the invitation back.
    """
    if invitation is None:
        raise NotAllowed.of(_("Only who is invited to this sitting moves something in it."), code="not_invited")
    if invitation.part not in proposers:
        raise NotAllowed.of(
            _("The rules of this body do not let you move anything: %(who)s may.")
            % {"who": ", ".join(str(Part(one).label) for one in proposers)},
            code="not_a_proposer",
        )
    if not is_own(invitation, by=by):
        may_lead(invitation.sitting, by=by)
    return invitation


def is_own(invitation: Invitation, *, by: Actor) -> bool:
    """Whether the actor is the person invited, in whatever post he acts."""
    return by.person_id is not None and by.person_id == invitation.holding.person_id


def may_change(motion: Motion, *, by: Actor) -> None:
    """Who moved it changes its words and takes it back; the secretary and the chair do so at his word."""
    if not is_own(motion.mover, by=by):
        may_lead(motion.sitting, by=by)


def may_speak_to(motion: Motion, invitation: Invitation | None, *, by: Actor) -> Invitation:
    """Chair and members support what others move, or object to it. Gives the invitation back."""
    if invitation is None or not is_own(invitation, by=by) or invitation.part not in HEARD:
        raise NotAllowed.of(_("Only the chair and the members support a motion or object to it."), code="not_a_member")
    if invitation.pk == motion.mover_id:
        raise NotAllowed.of(_("You moved this yourself; take it back if you no longer want it."), code="own")
    return invitation


def may_lead(sitting: Sitting, *, by: Actor) -> None:
    """What becomes of motions is led by the chair and the secretaries."""
    sittings.may_run(sitting, by=by)
