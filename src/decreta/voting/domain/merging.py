"""Votes that were collected on paper while the network was gone are added after the closing, until the result is used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.enums import Manner
from decreta.meetings.models import Attendance
from decreta.meetings.recording import covers
from decreta.voting import endings, policies, rules
from decreta.voting.domain import holding
from decreta.voting.models import Ballot, Merger, Option, Vote
from decreta.voting.queries.tallies import Tally, tally_of

_REASON_LIMIT = 300


@act("voting.merge_votes")
def merge_votes(
    *, ballot: Ballot, said: Mapping[UUID, UUID], reason: str, by: Actor, at: dt.datetime | None = None
) -> Merger:
    """The clerk adds votes from paper to a closed ballot that is open or by name: option by line of the roll.

    They are marked as noted later; the result is counted anew, and what it was before is kept with the reason. Where the
    outcome is another, what followed from it (a motion adopted by it) follows anew. Only for who was there at the closing
    and has no vote yet. Raises NotAllowed, NotNow once the result is used, Invalid with all that is wrong.
    """
    rules.may_enter(ballot, by=by)
    held = holding.to_end(ballot)
    policies.may_be_merged_into(held)
    options = {one.pk: one for one in held.options.all()}
    votes = list(
        Vote.objects.select_for_update(of=("self",))
        .select_related("caster__holding__person")
        .filter(ballot=held, pk__in=said)
        .order_by("pk")
    )
    words = " ".join(reason.split())
    _check(held, votes, said, options, words)
    before = tally_of(held)
    moment = at or clock.now()
    for one in votes:
        one.entered, one.entered_at, one.entered_by = options[said[one.pk]], moment, by.as_facts()
    Vote.objects.bulk_update(votes, ["entered", "entered_at", "entered_by"])
    after = tally_of(held)
    row = Merger.objects.create(
        ballot=held,
        reason=words,
        votes=[str(one.pk) for one in votes],
        before=_told(before),
        after=_told(after),
        merged_at=moment,
        by=by.as_facts(),
    )
    facts: dict[str, object] = {"votes": len(votes), "before": row.before, "after": row.after}
    if held.manner == Manner.BY_NAME:
        facts["says"] = {str(one.voter_id): f"{one.entered.ordinal} {one.entered.answer}" for one in votes}  # type: ignore[union-attr]
    record("voting.merged", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    if after.outcome != before.outcome:
        endings.came_out_anew(held, after.outcome, by=by, at=moment)
    ballot.refresh_from_db()
    return row


def _check(
    ballot: Ballot, votes: Sequence[Vote], said: Mapping[UUID, UUID], options: Mapping[UUID, Option], reason: str
) -> None:
    problems = Problems()
    if not reason or len(reason) > _REASON_LIMIT:
        problems.add(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, "reason", "required"
        )
    if not said:
        problems.add(_("Choose what at least one of them voted."), code="nothing")
    if len(votes) != len(said) or any(one.struck_at is not None for one in votes):
        problems.add(_("This vote is not on the roll."), code="not_on_the_roll")
    if not set(said.values()) <= set(options):
        problems.add(_("Choose one of the options."), code="option")
    if any(one.option_id is not None or one.entered_id is not None for one in votes):
        problems.add(_("Somebody among them has a vote already; it stands."), code="voted")
    problems.refuse_if_any(Invalid)
    stays: dict[UUID, list[Attendance]] = {}
    for stay in Attendance.objects.filter(invitation__in=[one.caster_id for one in votes]):
        stays.setdefault(stay.invitation_id, []).append(stay)
    assert ballot.closed_at is not None
    away = [
        one.caster.holding.person.full_name
        for one in votes
        if not covers(stays.get(one.caster_id, []), ballot.closed_at)
    ]
    if away:
        raise NotNow.of(
            _("Not there when the ballot was closed: %(names)s. Correct the attendance first, if that is wrong.")
            % {"names": ", ".join(away)},
            code="not_present",
        )


def _told(tally: Tally) -> dict[str, object]:
    counted = {f"{one.option.ordinal} {one.option.answer}": one.votes for one in tally.lines}
    return {"counted": counted, "cast": tally.cast, "present": tally.present, "outcome": tally.outcome}
