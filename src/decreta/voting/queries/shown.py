"""What the pages of a sitting show of its ballots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.attaching import attach
from decreta.core.prepared import prepared
from decreta.meetings.enums import Manner
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Sitting
from decreta.meetings.queries.room import Room
from decreta.voting.models import Ballot, Option, Panel, Proxy, Recusal, Vote
from decreta.voting.queries.papers import papers_of
from decreta.voting.queries.proxies import with_points
from decreta.voting.queries.secrets import Waiting
from decreta.voting.queries.tallies import Tally, tallies_of

_KEPT = "voting"


@dataclass(frozen=True)
class Votes:
    """The ballots of a sitting, each counted."""

    tallies: Sequence[Tally]

    @property
    def open(self) -> Tally | None:
        return next((one for one in self.tallies if one.ballot.is_open), None)

    @property
    def decided(self) -> list[Tally]:
        """Those that are closed and stand."""
        return [one for one in self.tallies if one.is_counted and not one.ballot.annulled_at]

    @property
    def uncounted(self) -> Tally | None:
        """A secret one that is closed and waits for its count."""
        closed = (one for one in self.tallies if one.ballot.closed_at and not one.ballot.annulled_at)
        return next((one for one in closed if not one.is_counted), None)

    def of_point(self, item: AgendaItem | None) -> list[Tally]:
        """The decided ones under a point, the newest first."""
        return [one for one in reversed(self.decided) if item is not None and one.ballot.item_id == item.pk]


@dataclass(frozen=True)
class OnPage:
    """The ballots as one place shows them: what is open or waits for its count, what was decided, the point at hand."""

    open: Tally | None
    decided: Sequence[Tally]
    item: AgendaItem | None
    uncounted: Tally | None = None
    panel: Panel | None = None
    waiting: Waiting | None = None
    #: Who presides has stepped back from the point at hand.
    is_led_by_recused: bool = False


@dataclass(frozen=True)
class Paper:
    """The voting paper of one reader: the open ballot and the votes that he casts in it."""

    ballot: Ballot | None
    votes: Sequence[Vote]

    @property
    def is_empty(self) -> bool:
        return self.ballot is None or not self.votes


@dataclass(frozen=True)
class Person:
    """A line of the roll as readers see it."""

    vote: Vote
    is_here: bool
    says: str

    @property
    def name(self) -> str:
        return self.vote.voter.holding.person.full_name


@prepared
def held(sitting: UUID) -> QuerySet[Ballot]:
    """Whether anything was put to the vote in a sitting."""
    return Ballot.objects.filter(sitting_id=sitting)


@prepared
def given_in(sitting: UUID) -> QuerySet[Proxy]:
    """Whether anybody gave his vote to another in a sitting."""
    return Proxy.objects.filter(sitting_id=sitting)


@prepared
def declared_in(sitting: UUID) -> QuerySet[Recusal]:
    """Whether anybody takes no part in a decision of a sitting."""
    return Recusal.objects.filter(item__sitting_id=sitting)


def votes_of(room: Room) -> Votes:
    """The ballots under the points that the room's reader may read. Three statements, once for all places of a page: they are kept with its room."""
    kept = room.__dict__.get(_KEPT)
    if "voting" in room.lacks:
        return Votes([])
    if not isinstance(kept, Votes):
        read = Ids(item.pk for item in room.points if not item.is_withheld)
        ballots = _ballots_under.rows(room.sitting.pk, read)
        attach(ballots, "options", _options_of.rows(Ids(one.pk for one in ballots)))
        kept = room.__dict__[_KEPT] = Votes(tallies_of(ballots))
    return kept


@prepared
def _ballots_under(sitting: UUID, points: Ids) -> QuerySet[Ballot]:
    return Ballot.objects.filter(sitting_id=sitting, item_id__among=points).select_related("item")


@prepared
def _options_of(ballots: Ids) -> QuerySet[Option]:
    return Option.objects.filter(ballot_id__among=ballots)


def paper_of(ballot: Ballot | None, actor: Actor) -> Paper:
    """What a reader has to cast."""
    return Paper(None, []) if ballot is None else Paper(ballot, papers_of(ballot, actor))


def roll_of(ballot: Ballot) -> list[Person]:
    """Everybody on the roll, in the order of the room. `says` is filled where the vote is by name and closed."""
    here = Attendance.objects.filter(invitation=OuterRef("caster"), left_at=None)
    rows = (
        Vote.objects.filter(ballot=ballot)
        .annotate(is_here=Exists(here))
        .select_related(
            *("voter__holding__person", "voter__holding__post"),
            *("caster__holding__person", "caster__holding__post"),
            *("option", "entered"),
        )
        .order_by("voter__holding__post__rank", "voter__holding__person__full_name")
    )
    is_named = ballot.manner == Manner.BY_NAME and not ballot.is_open
    return [_person(one, is_named=is_named) for one in rows]


def _person(vote: Vote, *, is_named: bool) -> Person:
    counted = vote.option or vote.entered
    return Person(vote, vote.is_here, counted.shown if is_named and counted is not None else "")  # type: ignore[attr-defined]


def proxies_of(sitting: Sitting) -> list[Proxy]:
    """The proxies that hold in a sitting."""
    found = Proxy.objects.filter(sitting=sitting, revoked_at=None)
    return list(with_points(found).order_by("pk"))


def present_of(sitting: Sitting) -> list[Invitation]:
    """Who is present, in the order of the room."""
    here = Attendance.objects.filter(invitation=OuterRef("pk"), left_at=None)
    found = sitting.invitations.filter(Exists(here)).select_related("holding__person", "holding__post")
    return list(found.order_by("holding__post__rank", "holding__person__full_name"))
