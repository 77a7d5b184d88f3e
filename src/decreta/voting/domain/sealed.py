"""A vote in a secret ballot is cast as a paper that the voter's browser sealed; nobody here can open it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.voting import policies, rules, sealing
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, SealedPaper, Vote
from decreta.voting.queries.papers import vote_to_cast

NO_OPTION = UUID(int=0)


@act("voting.cast_sealed")
def cast_sealed(
    *, ballot_id: UUID, papers: Sequence[str], by: Actor, vote_id: UUID | None = None, at: dt.datetime | None = None
) -> Vote | None:
    """Cast sealed papers, one for each vote that the voter has. Returns None when these stand there already.

    Other papers of the same voter replace them while the ballot is open, where minds may be changed. The log says only
    that he took part. Raises NotAllowed, NotNow, Invalid.
    """
    holding.shared(ballot_id)
    vote = None
    if by.person_id is not None:
        vote = vote_to_cast(ballot_id=ballot_id, vote_id=vote_id, option_id=NO_OPTION, person_id=by.person_id)
    vote = rules.may_cast(vote, by=by)
    ballot = vote.ballot
    policies.is_sealed(ballot)
    policies.may_be_cast_now(vote)
    _check(ballot, vote, papers)
    moment, standing = at or clock.now(), SealedPaper.objects.filter(vote=vote).first()
    if standing is not None and standing.papers == list(papers):
        return None
    # Two papers of one voter at once meet at his line of the roll: the later one waits here.
    mine = Vote.objects.filter(pk=vote.pk)
    if not ballot.may_change_mind:
        mine = mine.filter(cast_at=None)
    if not mine.update(cast_at=moment):
        raise NotNow.of(_("Your vote is cast; in this ballot it cannot be changed."), code="cast")
    _row, is_first = SealedPaper.objects.update_or_create(vote=vote, defaults={"papers": list(papers)})
    facts = {"ordinal": ballot.ordinal, "is_change": not is_first, "for_another": vote.voter_id != vote.caster_id}
    record("voting.cast", by=by, on=vote, about=[ballot, ballot.sitting], facts=facts, at=at)
    vote.cast_at = moment
    return vote


def _check(ballot: Ballot, vote: Vote, papers: Sequence[str]) -> None:
    tellers = ballot.panel.tellers.count()
    try:
        for one in papers:
            sealing.taken_apart(one, tellers=tellers)
    except sealing.UnreadableError as error:
        raise Invalid.of(_("This is no sealed paper. Load the page again and vote once more."), code="paper") from error
    if len(papers) != vote.weight or len(set(papers)) != len(papers):
        raise Invalid.of(_("There must be one paper for each vote. Load the page again."), code="papers")
