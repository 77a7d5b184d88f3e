"""WHEN a vote may be put, cast, closed, decided."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotNow
from decreta.meetings.enums import Manner, Part, SittingState
from decreta.meetings.models import AgendaItem, Sitting
from decreta.voting.models import Ballot, Vote

VOTING_PARTS = (Part.CHAIR, Part.MEMBER)


def sitting_is_open(sitting: Sitting) -> None:
    """Votes are taken in session."""
    if sitting.state != SittingState.OPEN:
        raise NotNow.of(_("Votes are taken while the sitting is in session."), code="not_in_session")


def nothing_is_open(sitting: Sitting) -> None:
    """One question at a time; and a sitting does not close over one."""
    if Ballot.objects.filter(sitting=sitting, closed_at=None, annulled_at=None).exists():
        raise NotNow.of(_("A ballot is open; close or annul it first."), code="ballot_open")


def point_may_be_left(item: AgendaItem, by: Actor, at: dt.datetime) -> None:
    """A point is not left, nor the sitting closed, over an open ballot."""
    nothing_is_open(item.sitting)


def is_at_hand(item: AgendaItem, sitting: Sitting) -> None:
    """What is put to the vote is the point that the body deals with now."""
    if item.is_heading or item.pk != sitting.current_item_id:
        raise NotNow.of(_("Take the point up first: the point at hand is put to the vote."), code="not_at_hand")


def is_open(ballot: Ballot) -> None:
    """Nothing is cast, noted or closed after the closing."""
    if not ballot.is_open:
        raise NotNow.of(_("The ballot is closed."), code="ballot_closed")


def is_electronic(ballot: Ballot) -> None:
    """What is secret is not cast openly."""
    if ballot.manner == Manner.SECRET:
        raise NotNow.of(_("Secret votes are not cast here."), code="secret")


def is_not_struck(vote: Vote) -> None:
    """Who has stepped back votes no longer."""
    if vote.struck_at is not None:
        raise NotNow.of(_("You take no part in the decision on this point."), code="recused")


def waits_for_the_chair(ballot: Ballot, *, is_waiting: bool) -> None:
    """Only a tie that the rules leave to him."""
    if ballot.closed_at is None or ballot.chair_decided is not None or not is_waiting:
        raise NotNow.of(_("There is nothing for the chair to decide here."), code="no_tie")
