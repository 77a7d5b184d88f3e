"""What becomes of the ballot when somebody's seat ends in the middle of it."""

from __future__ import annotations

import datetime as dt

from decreta.audit import record
from decreta.core.actor import Actor
from decreta.meetings.enums import Removed
from decreta.meetings.models import Invitation
from decreta.voting import policies
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, Vote
from decreta.voting.queries.roll import roll_of


def unseat(invitation: Invitation, by: Actor, at: dt.datetime) -> None:
    """What was cast before the moment stands, in a secret ballot too; what was not, he casts no more.

    The vote of a member who is excluded stays on the roll, not cast, since he is a member still; that of somebody who is
    none any more is struck where it was not cast. What he was to cast for others goes to whoever is next in line. Of a
    ballot on paper nobody knows who has put his paper in, nor whose hand was counted: its roll stays. Refuses for a teller whose papers would stay
    shut.
    """
    policies.may_be_unseated(invitation)
    open_now = Ballot.objects.filter(sitting=invitation.sitting_id, closed_at=None, annulled_at=None).first()
    if (
        open_now is None
        or open_now.is_on_paper
        or open_now.is_by_hands
        or not (ballot := holding.alone(open_now)).is_open
    ):
        return
    waiting, struck = Vote.objects.filter(ballot=ballot, struck_at=None, cast_at=None, entered_at=None), 0
    if invitation.removed_as == Removed.ENDED:
        struck = waiting.filter(voter=invitation).update(struck_at=at)
    next_in_line = {one.voter: one.caster for one in roll_of(ballot.sitting, ballot.item).places}
    votes = list(waiting.filter(caster=invitation).exclude(voter=invitation))
    for vote in votes:
        vote.caster_id = next_in_line.get(vote.voter_id, vote.voter_id)
        vote.save(update_fields=["caster"])
    if struck or votes:
        # Open pages are told: whoever is next in line has a voting paper now.
        facts = {"person": invitation.holding.person_id, "struck": bool(struck), "fallen_back": len(votes)}
        record("voting.unseated", by=by, on=ballot, about=[ballot.sitting, ballot.item], facts=facts, at=at)
