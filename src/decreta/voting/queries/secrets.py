"""What is asked of secret ballots: their tellers, papers that wait to be opened, how far a count is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.prepared import prepared
from decreta.meetings.models import Sitting
from decreta.voting.models import Ballot, Counting, Panel, Recusal, SealedPaper, SecretCount, Teller
from decreta.voting.sealing import Place, UnreadableError, taken_apart, to_text

#: A process that counts says so every few seconds; when it has not for so long, it is gone.
SILENCE = dt.timedelta(seconds=20)


def is_alive(counting: Counting) -> bool:
    """Whether the process that has the key of a count is there."""
    return clock.real_now() - counting.alive_at < SILENCE


def places_of(ballot: Ballot) -> Iterator[tuple[Place, str]]:
    """Every sealed paper of a ballot with what it is bound to. One statement."""
    rows = SealedPaper.objects.filter(vote__ballot=ballot, vote__struck_at=None).order_by("vote_id")
    for row in rows:
        for unit, text in enumerate(row.papers, 1):
            yield Place(str(ballot.pk), str(row.vote_id), unit), text


def sealed_parts_of(ballot: Ballot, teller: Teller) -> dict[str, list[str | None]]:
    """A teller's sealed part of every paper, by the vote; None of a paper that has no parts. Two statements.

    Nothing else of a paper is given out: tellers who agree among themselves do not have the papers by their office.
    """
    tellers = teller.panel.tellers.count()
    found: dict[str, list[str | None]] = {}
    for place, text in places_of(ballot):
        try:
            part = to_text(taken_apart(text, tellers=tellers).parts[teller.number - 1])
        except UnreadableError:
            part = None
        found.setdefault(place.vote, []).append(part)
    return found


def tellers_who_open(panel: Panel) -> Sequence[Teller]:
    """The tellers of a panel without those who have stepped back from the point."""
    found = panel.tellers.all()
    if panel.ballot is not None:
        gone = Recusal.objects.filter(item=panel.ballot.item_id).values("invitation")
        found = found.exclude(invitation__in=gone)
    return list(found)


@prepared
def named(sitting: UUID) -> QuerySet[Panel]:
    """Whether tellers were named in a sitting."""
    return Panel.objects.filter(sitting_id=sitting)


def waiting_panel_of(sitting: Sitting) -> Panel | None:
    """The tellers who wait for their ballot. Two statements."""
    found = Panel.objects.filter(sitting=sitting, ballot=None, replaced_at=None)
    return found.prefetch_related("tellers__invitation__holding__person").first()


def panel_to_serve(sitting: Sitting, actor: Actor) -> Panel | None:
    """The panel in which an actor is a teller and still has something to do (`own_teller`: his place). One statement."""
    if actor.person_id is None:
        return None
    found = Panel.objects.filter(
        sitting=sitting,
        replaced_at=None,
        tellers__invitation__holding__person_id=actor.person_id,
        ballot__annulled_at=None,
        ballot__count=None,
    )
    return found.annotate(own_teller=F("tellers__pk")).select_related("ballot").order_by("-named_at").first()


@dataclass(frozen=True)
class Waiting:
    """How far a count is: how many tellers have sent, how many are needed, with whose parts papers did not open."""

    panel: Panel
    sent: int
    unopened: Sequence[tuple[Teller, int]] = ()

    @property
    def is_enough(self) -> bool:
        return self.sent >= self.panel.threshold

    @property
    def tellers(self) -> int:
        return len(self.panel.tellers.all())


def waiting_of(ballot: Ballot) -> Waiting:
    """How far the count of a closed ballot is. Three statements, four when papers did not open."""
    counting = Counting.objects.filter(ballot=ballot).first()
    if counting is None or not is_alive(counting):
        return Waiting(ballot.panel, 0)
    return Waiting(ballot.panel, counting.openings.count(), _unopened(counting, ballot.panel))


def _unopened(counting: Counting, panel: Panel) -> Sequence[tuple[Teller, int]]:
    if not counting.unopened:
        return ()
    found = panel.tellers.select_related("invitation__holding__person")
    return [(one, counting.unopened[str(one.number)]) for one in found if counting.unopened.get(str(one.number))]


def stage_of(panel: Panel, teller: Teller) -> str:
    """What a teller has to do: make a key, wait for the ballot or its closing, open, or nothing any more. Two statements.

    `sent` when a count that is alive has what he sent; else he sends again.
    """
    ballot = panel.ballot
    if panel.replaced_at is not None or (ballot is not None and (ballot.annulled_at is not None or has_count(ballot))):
        return "over"
    if ballot is None:
        return "ready" if teller.public_key else "key"
    if ballot.closed_at is None:
        return "open"
    counting = Counting.objects.filter(ballot=ballot).first()
    if counting is not None and is_alive(counting) and counting.openings.filter(teller=teller).exists():
        return "sent"
    return "closed"


def has_count(ballot: Ballot) -> bool:
    """Whether a secret ballot is counted. One statement."""
    return SecretCount.objects.filter(ballot=ballot).exists()
