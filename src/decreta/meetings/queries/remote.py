"""Who is given the address of the video meeting: who is invited, attends remotely and still sits there; and who runs it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from decreta.core.actor import Actor
from decreta.meetings.enums import Answer, SittingState
from decreta.meetings.models import Invitation, Sitting

#: While these last, those who attend remotely are given the address.
_OUT = frozenset({SittingState.CONVENED, SittingState.OPEN})


def remote_in(sittings: Iterable[Sitting], actor: Actor) -> set[UUID]:
    """Of some sittings those whose address the actor is given because he attends remotely. At most one statement."""
    asked = [one.pk for one in sittings if one.video_url and one.state in _OUT]
    if not asked or actor.person_id is None:
        return set()
    own = Invitation.objects.filter(
        sitting__in=asked, holding__person_id=actor.person_id, answer=Answer.REMOTE
    ).standing()
    return set(own.values_list("sitting_id", flat=True))


def link_of(invitation: Invitation) -> str:
    """The address for one of those invited, in his own mail and calendar entry. Whoever asks has made sure that he sits."""
    sitting = invitation.sitting
    return sitting.video_url if invitation.answer == Answer.REMOTE and sitting.state in _OUT else ""


def link_for(sitting: Sitting, actor: Actor, *, runs: bool = False) -> str:
    """The address as the actor is given it on a page; who runs the sitting always is."""
    return sitting.video_url if runs or sitting.pk in remote_in([sitting], actor) else ""
