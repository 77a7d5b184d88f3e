"""The part of the chair goes where the chair's post goes."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.meetings import policies
from decreta.meetings.domain.numbering import next_number
from decreta.meetings.enums import VOTING_PARTS, Part, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.holders import holder_of, own_part, vote_of
from decreta.organisation.models import Holding


def hand_over(sitting: Sitting, *, at: dt.datetime | None) -> dict[str, object]:
    """Seat the holder of the chair's post as the chair, and whoever chaired before by his own post.

    Part of the act that changes the chair. While nobody is invited as chair nothing moves; else the new chair is
    invited, after the convocation at once. Returns the facts for the log.
    """
    former = list(sitting.invitations.filter(part=Part.CHAIR).select_related("holding__post"))
    chair = holder_of(sitting.chair_post, on=policies.day_of(sitting))
    if not former or chair is None:
        return {}
    moved = [
        _seat(one, own_part(one.holding, sitting), sitting)
        for one in former
        if one.holding.person_id != chair.person_id
    ]
    facts: dict[str, object] = {}
    invited = sitting.invitations.filter(holding__person_id=chair.person_id).first()
    if invited is None:
        facts["invited"] = [_invite(sitting, chair, at=at)]
    elif (invited.part, invited.holding_id) != (Part.CHAIR, chair.pk):
        moved.append(_seat(invited, Part.CHAIR, sitting, holding=chair))
    return {**facts, "parts": moved} if moved or facts else {}


def _seat(invitation: Invitation, part: str, sitting: Sitting, *, holding: Holding | None = None) -> dict[str, object]:
    """He sits as `part` from now on; the chair in the chair's post, in whichever he was invited.

    What was set of his vote for this sitting stays, unless he had none as what he was invited, or sits by another post.
    """
    before, invitation.part = invitation.part, part
    had_vote, is_moved = before in VOTING_PARTS, holding is not None and holding.pk != invitation.holding_id
    if holding is not None:
        invitation.holding = holding
    if is_moved or not had_vote:
        for name, value in vote_of(sitting, invitation.holding, part).items():
            setattr(invitation, name, value)
    invitation.save(update_fields=["part", "holding", "has_vote", "weight"])
    return {"invitation": invitation.pk, "before": before, "after": part}


def _invite(sitting: Sitting, chair: Holding, *, at: dt.datetime | None) -> dict[str, object]:
    is_out = sitting.state == SittingState.CONVENED
    sent_at = (at or clock.now()) if is_out else None
    row = Invitation.objects.create(
        sitting=sitting,
        holding=chair,
        part=Part.CHAIR,
        number=next_number(sitting),
        sent_at=sent_at,
        **vote_of(sitting, chair, Part.CHAIR),
    )
    return {"invitation": row.pk, "holding": chair.pk, "part": row.part}
