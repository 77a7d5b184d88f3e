"""A vote is cast by whoever stands on the roll for it, or noted by the clerk when his network is gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings.enums import Manner
from decreta.meetings.models import Attendance
from decreta.voting import policies, rules
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, Vote
from decreta.voting.queries.papers import vote_to_cast


@act("voting.cast")
def cast(
    *, ballot_id: UUID, option_id: UUID, by: Actor, vote_id: UUID | None = None, at: dt.datetime | None = None
) -> Vote | None:
    """Cast a vote, or change one's mind while the ballot is open. Returns None when it says so already.

    Without `vote_id` it is the person's own vote; with it one that he casts for another. Closing waits for this
    transaction, so a vote that is acknowledged is counted. The log says that somebody voted; what he said stands
    there only where the vote is by name. Raises NotAllowed for a vote that is not his to cast, NotNow, Invalid.
    """
    holding.shared(ballot_id)
    vote = None
    if by.person_id is not None:
        vote = vote_to_cast(ballot_id=ballot_id, vote_id=vote_id, option_id=option_id, person_id=by.person_id)
    vote = rules.may_cast(vote, by=by)
    _check(vote)
    if vote.chosen_ordinal is None:  # type: ignore[attr-defined]
        raise Invalid.of(_("Choose one of the options."), field="option", code="required")
    if vote.option_id == option_id:
        return None
    is_change = vote.option_id is not None
    if is_change and not vote.ballot.may_change_mind:
        raise NotNow.of(_("Your vote is cast; in this ballot it cannot be changed."), code="cast")
    vote.option_id, vote.cast_at = option_id, at or clock.now()
    vote.save(update_fields=["option", "cast_at"])
    for_another = vote.voter_id != vote.caster_id
    facts: dict[str, object] = {
        "ordinal": vote.ballot.ordinal,
        "is_change": is_change,
        "for_another": for_another,
    }
    if vote.ballot.manner == Manner.BY_NAME:
        facts["says"] = f"{vote.chosen_ordinal} {vote.chosen_answer}"  # type: ignore[attr-defined]
    record("voting.cast", by=by, on=vote, about=[vote.ballot, vote.ballot.sitting], facts=facts, at=at)
    return vote


def _check(vote: Vote) -> None:
    policies.is_electronic(vote.ballot)
    policies.may_be_cast_now(vote)


@act("voting.enter_votes")
def enter_votes(
    *, ballot: Ballot, said: Mapping[UUID, UUID], by: Actor, at: dt.datetime | None = None
) -> list[Vote] | None:
    """Note what voters without a network have said: option by vote. Returns None when nothing is new.

    Only of those who are present: who is not there has said nothing. It is marked as noted by the clerk. Where the voter has cast himself, before or after, his own vote counts and the
    difference is shown.
    """
    rules.may_enter(ballot, by=by)
    holding.shared(ballot.pk)
    held = Ballot.objects.get(pk=ballot.pk)
    policies.is_open(held)
    policies.is_electronic(held)
    options = {one.pk: one for one in held.options.all()}
    if not set(said.values()) <= set(options):
        raise Invalid.of(_("Choose one of the options."), code="option")
    here = Attendance.objects.filter(invitation=OuterRef("caster"), left_at=None)
    votes: list[Vote] = list(
        Vote.objects.select_for_update(of=("self",))
        .select_related("voter__holding__person", "caster__holding__person")
        .annotate(is_here=Exists(here))
        .filter(ballot=held, pk__in=said, struck_at=None)
        .order_by("pk")
    )
    if len(votes) != len(said):
        raise Invalid.of(_("This vote is not on the roll."), code="not_on_the_roll")
    new = [one for one in votes if one.entered_id != said[one.pk]]
    if not new:
        return None
    policies.are_here(new)
    for one in new:
        one.entered, one.entered_at, one.entered_by = options[said[one.pk]], at or clock.now(), by.as_facts()
    Vote.objects.bulk_update(new, ["entered", "entered_at", "entered_by"])
    for one in new:
        facts: dict[str, object] = {"ordinal": held.ordinal, "has_cast_himself": one.option_id is not None}
        if held.manner == Manner.BY_NAME:
            facts["says"] = f"{options[said[one.pk]].ordinal} {options[said[one.pk]].answer}"
        record("voting.entered", by=by, on=one, about=[held, ballot.sitting], facts=facts, at=at)
    return new
