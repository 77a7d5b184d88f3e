"""What the clerk has noted for others in a ballot, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from decreta.core.actor import Actor
from decreta.voting.models import Ballot, Vote

#: So many are shown beside the field in which the next ones are entered.
SHOWN: Final = 12


@dataclass(frozen=True)
class Noted:
    """How many votes are noted, the latest of them, and how many the reader noted at once as his last."""

    number: int
    latest: Sequence[Vote]
    own_last: int


def noted_in(ballot: Ballot, actor: Actor) -> Noted:
    """What is noted in a ballot, for whoever notes. Three statements."""
    found = Vote.objects.filter(ballot=ballot, entered__isnull=False, struck_at=None)
    latest = found.select_related("voter__holding__person", "entered").order_by("-entered_at", "-pk")[:SHOWN]
    return Noted(found.count(), list(latest), len(last_noted_by(ballot, actor)))


def last_noted_by(ballot: Ballot, actor: Actor) -> list[Vote]:
    """What an actor has noted last: all that has its moment. One statement."""
    own = Vote.objects.filter(ballot=ballot, entered__isnull=False, entered_by__person=actor.as_facts()["person"])
    last = own.order_by("-entered_at").values("entered_at")[:1]
    return list(own.filter(entered_at=last))
