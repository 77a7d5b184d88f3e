"""A heap of papers is entered while a ballot is open; what was noted wrongly is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.meetings.enums import Manner
from decreta.voting import policies, rules
from decreta.voting.domain import holding
from decreta.voting.domain.casting import enter_votes
from decreta.voting.models import Ballot, Vote
from decreta.voting.queries.noted import last_noted_by


@act("voting.enter_papers")
def enter_papers(
    *,
    ballot: Ballot,
    said: Mapping[UUID, UUID],
    taken_back: Collection[UUID] = (),
    by: Actor,
    at: dt.datetime | None = None,
) -> Ballot | None:
    """Note what stands on papers, option by vote, and take back what is noted for others; all of it or nothing.

    Everything noted at once has one moment, by which it is taken back as one. None when nothing is new. Raises as
    `enter_votes` and `take_back_notes` do, and NotNow where something else is noted for one of them meanwhile.
    """
    moment = at or clock.now()
    rules.may_enter(ballot, by=by)
    holding.shared(ballot.pk)
    _check_noted(ballot, said, taken_back)
    back = take_back_notes(ballot=ballot, votes=taken_back, by=by, at=moment) if taken_back else None
    new = enter_votes(ballot=ballot, said=said, by=by, at=moment) if said else None
    return ballot if back or new else None


def _check_noted(ballot: Ballot, said: Mapping[UUID, UUID], taken_back: Collection[UUID]) -> None:
    """What another clerk has noted while these papers were typed is not written over: one of both was misread."""
    concerned = Vote.objects.select_for_update(of=("self",)).filter(ballot=ballot, pk__in={*said, *taken_back})
    held = concerned.select_related("voter__holding__person", "entered").order_by("pk")
    problems = Problems()
    for one in held:
        if one.entered is None or one.pk in taken_back or one.entered_id == said[one.pk]:
            continue
        facts = {"person": one.voter.holding.person.full_name, "choice": one.entered.shown}
        problems.add(_("%(person)s: “%(choice)s” is noted already.") % facts, code="noted")
    problems.refuse_if_any(NotNow)


@act("voting.take_back_notes")
def take_back_notes(
    *, ballot: Ballot, votes: Collection[UUID], by: Actor, at: dt.datetime | None = None
) -> list[Vote] | None:
    """What the clerk noted for these voters is noted no more, while the ballot is open. None when nothing was.

    What a voter has cast himself stays. The log keeps that something was noted; what, only where the vote is by name.
    """
    rules.may_enter(ballot, by=by)
    holding.shared(ballot.pk)
    held = Ballot.objects.get(pk=ballot.pk)
    policies.is_open(held)
    policies.is_electronic(held)
    noted = Vote.objects.select_for_update(of=("self",)).select_related("entered")
    rows = list(noted.filter(ballot=held, pk__in=votes, entered__isnull=False).order_by("pk"))
    if not rows:
        return None
    for one in rows:
        facts: dict[str, object] = {"ordinal": held.ordinal}
        if held.manner == Manner.BY_NAME and one.entered is not None:
            facts["said"] = f"{one.entered.ordinal} {one.entered.answer}"
        one.entered, one.entered_at, one.entered_by = None, None, None
        record("voting.note_taken_back", by=by, on=one, about=[held, ballot.sitting], facts=facts, at=at)
    Vote.objects.bulk_update(rows, ["entered", "entered_at", "entered_by"])
    return rows


@act("voting.take_back_last")
def take_back_last(*, ballot: Ballot, by: Actor, at: dt.datetime | None = None) -> Sequence[Vote]:
    """Take back what the actor noted last, all that he noted at once. Raises NotNow when there is nothing of his."""
    rules.may_enter(ballot, by=by)
    last = last_noted_by(ballot, by)
    rows = take_back_notes(ballot=ballot, votes=[one.pk for one in last], by=by, at=at) if last else None
    if not rows:
        raise NotNow.of(_("There is nothing that you have noted in this ballot."), code="nothing_noted")
    return rows
