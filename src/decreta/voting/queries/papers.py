"""Voting papers: which votes somebody has to cast in the ballot that is open, and what he has said."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.meetings.models import Attendance, Sitting
from decreta.voting.models import Ballot, Option, Vote


def vote_to_cast(*, ballot_id: UUID, vote_id: UUID | None, option_id: UUID, person_id: UUID) -> Vote | None:
    """One line of a roll with all that casting asks for: a person's own vote, or one that he casts for another.

    The line is held until the transaction ends: of two devices that send at once, the later one reads what the other
    has cast.
    `chosen_ordinal` and `chosen_answer` are the option's, None when it is none of this ballot. One statement.
    """
    return next(iter(_to_cast.rows(ballot_id, vote_id, option_id, person_id)), None)


@prepared
def _to_cast(ballot_id: UUID, vote_id: UUID | None, option_id: UUID, person_id: UUID) -> QuerySet[Vote]:
    here = Attendance.objects.filter(invitation=OuterRef("caster"), left_at=None)
    chosen = Option.objects.filter(pk=option_id, ballot=OuterRef("ballot")).order_by()
    found = Vote.objects.filter(ballot_id=ballot_id, caster__holding__person_id=person_id).annotate(
        is_here=Exists(here),
        chosen_ordinal=Subquery(chosen.values("ordinal")[:1]),
        chosen_answer=Subquery(chosen.values("answer")[:1]),
    )
    found = found.filter(voter=F("caster")) if vote_id is None else found.filter(pk=vote_id)
    # Without the key: what refers to the line (a sealed paper) does not wait for it.
    found = found.select_for_update(of=("self",), no_key=True)
    return found.select_related("ballot__sitting", "caster__holding").order_by("pk")


def open_ballot_of(sitting: Sitting) -> Ballot | None:
    """The ballot that is open in a sitting. One statement."""
    found = Ballot.objects.filter(sitting=sitting, closed_at=None, annulled_at=None).select_related("item")
    return found.prefetch_related("options").first()


def papers_of(ballot: Ballot, actor: Actor) -> Sequence[Vote]:
    """The votes that an actor has to cast, his own first. One statement."""
    if actor.person_id is None:
        return []
    return sorted(_held.rows(ballot.pk, actor.person_id), key=lambda one: one.voter_id != one.caster_id)


@prepared
def _held(ballot: UUID, person: UUID) -> QuerySet[Vote]:
    here = Attendance.objects.filter(invitation=OuterRef("caster"), left_at=None)
    found = Vote.objects.filter(ballot_id=ballot, caster__holding__person_id=person).annotate(is_here=Exists(here))
    return found.select_related("voter__holding__person", "option", "entered", "sealed").order_by("pk")
