"""WHO states a position."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation

#: Those whose consent counts; secretaries and guests are not asked.
ASKED = (Part.CHAIR, Part.MEMBER)


def may_state(invitation: Invitation | None, *, by: Actor) -> None:
    """The chair and the members, each for himself, in whatever post he acts."""
    if invitation is None or by.person_id is None or invitation.holding.person_id != by.person_id:
        raise NotAllowed.of(_("Only who is invited states a position, for himself."), code="not_invited")
    if invitation.part not in ASKED:
        raise NotAllowed.of(_("Only the chair and members are asked for their position."), code="not_a_member")
