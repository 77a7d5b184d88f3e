"""A ballot that has come to a tie waits for the chair from that moment, until he decides it."""

from __future__ import annotations

import datetime as dt

from decreta.core.actor import Actor
from decreta.meetings.deciding import Outcome
from decreta.voting.models import Ballot


def follow(ballot: Ballot, outcome: str, by: Actor, at: dt.datetime) -> None:
    """What is kept of a tie follows from the outcome, whichever act has brought it about."""
    since = at if outcome == Outcome.WAITS_FOR_CHAIR else None
    if ballot.waits_since != since:
        ballot.waits_since = since
        ballot.save(update_fields=["waits_since"])
