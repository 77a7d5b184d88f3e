"""The part of the chair goes where the chair's post goes."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.meetings import policies
from decreta.meetings.enums import Part, SittingState
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.queries.holders import holder_of, own_part
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
    moved = [_seat(one, own_part(one.holding, sitting)) for one in former if one.holding.person_id != chair.person_id]
    facts: dict[str, object] = {}
    invited = sitting.invitations.filter(holding__person_id=chair.person_id).first()
    if invited is None:
        facts["invited"] = [_invite(sitting, chair, at=at)]
    elif (invited.part, invited.holding_id) != (Part.CHAIR, chair.pk):
        invited.holding = chair  # he chairs in the chair's post, in whichever he was invited
        moved.append(_seat(invited, Part.CHAIR))
    return {**facts, "parts": moved} if moved or facts else {}


def _seat(invitation: Invitation, part: str) -> dict[str, object]:
    before, invitation.part = invitation.part, part
    invitation.save(update_fields=["part", "holding"])
    return {"invitation": invitation.pk, "before": before, "after": part}


def _invite(sitting: Sitting, chair: Holding, *, at: dt.datetime | None) -> dict[str, object]:
    is_out = sitting.state == SittingState.CONVENED
    sent_at = (at or clock.now()) if is_out else None
    row = Invitation.objects.create(sitting=sitting, holding=chair, part=Part.CHAIR, sent_at=sent_at)
    return {"invitation": row.pk, "holding": chair.pk, "part": row.part}
