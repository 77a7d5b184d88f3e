"""How many are present: counted by the database, so that a sitting of a thousand costs a page what one of ten does."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from decreta.core import together
from decreta.core.prepared import prepared
from decreta.meetings.deciding import Quorum
from decreta.meetings.enums import PART_OF_ROLE, VOTING_PARTS, Counted, Part, Presence, Removed
from decreta.meetings.models import Attendance, Invitation, Sitting
from decreta.meetings.models.standing import Stands
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import Rules
from decreta.organisation.models import Holding

_MEMBERS = [str(role) for role, part in PART_OF_ROLE.items() if part == Part.MEMBER]


class Counts:
    """What a page says of who is present, however it was counted: of the chair and the members."""

    def _counted(self, presence: str) -> int:
        raise NotImplementedError

    @property
    def members(self) -> int:
        raise NotImplementedError

    @cached_property
    def in_room(self) -> int:
        return self._counted(Presence.IN_ROOM)

    @cached_property
    def remote(self) -> int:
        return self._counted(Presence.REMOTE)

    @property
    def present(self) -> int:
        return self.in_room + self.remote

    @property
    def absent(self) -> int:
        return self.members - self.present

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """Name of the fill, start and width of each bar, in members."""
        return [("here", 0, self.in_room), ("online", self.in_room, self.remote), ("absent", self.present, self.absent)]


@dataclass(frozen=True)
class Alike:
    """So many seats that count alike."""

    part: str
    has_vote: bool
    #: Whether it is a seat of the body on the day; who was excluded keeps his.
    is_held: bool
    presence: str
    #: Whether somebody sits there in his place, while he is not there himself.
    is_filled: bool
    number: int


@dataclass(frozen=True)
class Tally(Counts):
    """Who is present, as numbers; the same as `Board` says, which knows everybody."""

    seats: Sequence[Alike]
    #: For each member who is not invited, whether he has a vote.
    left_out: Sequence[bool]

    @property
    def invited(self) -> int:
        """How many are invited as anything."""
        return sum(one.number for one in self.seats)

    @cached_property
    def of_members(self) -> list[Alike]:
        return [one for one in self.seats if one.part in VOTING_PARTS and one.is_held]

    def _counted(self, presence: str) -> int:
        return sum(one.number for one in self.of_members if one.presence == presence)

    @cached_property
    def members(self) -> int:
        return sum(one.number for one in self.of_members) + len(self.left_out)

    @property
    def has_chair(self) -> bool:
        """Whether who chairs by his post is there."""
        return any(one.presence for one in self.of_members if one.part == Part.CHAIR)

    def quorum(self, rules: Rules) -> Quorum:
        """Whether enough are present. A seat counts as filled when its substitute sits there."""
        counts_all = rules.counted == Counted.MEMBERS
        counted = [one for one in self.of_members if one.has_vote or counts_all]
        present = sum(one.number for one in counted if one.presence or one.is_filled)
        members = sum(one.number for one in counted) + sum(1 for votes in self.left_out if votes or counts_all)
        return rules.quorum_of(present=present, members=members)


#: By what seats count alike, besides how their holders are present.
_SEAT = ("part", "has_vote", "removed_as", "stands")


@prepared
def _seats(sitting: UUID) -> QuerySet[Any, Any]:
    """The seats of a sitting, those that are alike together."""
    return _alike_in(Invitation.objects.filter(sitting_id=sitting), "")


@prepared
def _taken(sitting: UUID, closed_at: dt.datetime | None) -> QuerySet[Any, Any]:
    """Of these the seats whose holders are there, with how they are.

    Asked of the stays, of which nobody has two at a time: a look for a stay from each of a thousand seats would go through
    all stays a thousand times where the server still knows the table as the small one that it was this morning.
    """
    return _alike_in(_stays(closed_at).filter(invitation__sitting_id=sitting), "invitation__", "presence")


@prepared
def _filled(sitting: UUID, closed_at: dt.datetime | None) -> QuerySet[Any, Any]:
    """The seats in whose place somebody else is there, while their holders are not."""
    own = _stays(closed_at).filter(invitation=OuterRef("invitation__sits_for"))
    found = _stays(closed_at).filter(~Exists(own), invitation__sits_for__sitting_id=sitting)
    return _alike_in(found, "invitation__sits_for__")


def _stays(closed_at: dt.datetime | None) -> QuerySet[Attendance]:
    """The stays that go on, in a closed sitting those that went on to its end: at the closing everybody leaves."""
    is_here = Q(left_at=None) if closed_at is None else Q(left_at=None) | Q(left_at=closed_at)
    return Attendance.objects.filter(is_here)


def _alike_in(found: QuerySet[Any], seat: str, *more: str) -> QuerySet[Any, Any]:
    """How many rows there are of each kind of seat; `seat` is the path from the row to it."""
    named = {f"its_{name}": F(f"{seat}{name}") for name in _SEAT if name != "stands"}
    kinds = found.annotate(its_stands=Stands(seat), **named).values(*(f"its_{name}" for name in _SEAT), *more)
    counted: QuerySet[Any, Any] = kinds.annotate(number=Count("pk")).order_by()
    return counted


@prepared
def _left_out(sitting: UUID, body: UUID, chair_post: UUID, day: dt.date) -> QuerySet[Any, Any]:
    """The posts of members of a body on a day who are not invited to a sitting as such; not of those who were removed."""
    invited = Invitation.objects.filter(
        Q(Stands()) | ~Q(removed_as=""), sitting_id=sitting, part__in=list(VOTING_PARTS)
    )
    held = Holding.objects.valid_on(day).filter(Q(post__body_id=body, post__role__in=_MEMBERS) | Q(post_id=chair_post))
    # Of all at once, not for each: members and invited are a thousand each.
    found = held.exclude(person__in=invited.values("holding__person_id"))
    found = found.order_by("post__rank", "person__full_name", "pk")
    return found.values("person_id", "post_id", "has_vote")


def tally_of(sitting: Sitting) -> Tally:
    """Who is present in a sitting, as numbers. One statement."""
    asked = [
        _seats.ask(sitting.pk),
        _taken.ask(sitting.pk, sitting.closed_at),
        _filled.ask(sitting.pk, sitting.closed_at),
    ]
    members = _left_out.ask(sitting.pk, sitting.body_id, sitting.chair_post_id, day_of(sitting))
    seats, taken, filled, away = together.rows([*asked, members])
    chair = str(sitting.chair_post_id)
    votes: dict[str, bool] = {}
    # Who has several posts is one member, by the one that presides where that is among them.
    for one in sorted(away, key=lambda one: bool(one["post_id"] != chair)):
        votes.setdefault(one["person_id"], one["has_vote"])
    return Tally(_by_presence(seats, taken, filled), list(votes.values()))


def _by_presence(
    seats: Sequence[Mapping[str, Any]], taken: Sequence[Mapping[str, Any]], filled: Sequence[Mapping[str, Any]]
) -> list[Alike]:
    """Each kind of seat parted into those whose holders are there, those that are filled in their place, and the rest."""
    stood_for = [
        one for one in filled if one["its_removed_as"] != Removed.EXCLUDED
    ]  # in an excluded one's place sits nobody
    empty = Counter({_kind(one): one["number"] for one in seats})
    for one in (*taken, *stood_for):
        empty[_kind(one)] -= one["number"]
    return [
        *(_alike(_kind(one), presence=one["presence"], number=one["number"]) for one in taken),
        *(_alike(_kind(one), is_filled=True, number=one["number"]) for one in stood_for),
        *(_alike(kind, number=number) for kind, number in empty.items() if number > 0),
    ]


def _kind(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[f"its_{name}"] for name in _SEAT)


def _alike(kind: tuple[Any, ...], *, number: int, presence: str = "", is_filled: bool = False) -> Alike:
    part, has_vote, removed, stands = kind
    return Alike(part, has_vote, stands or removed == Removed.EXCLUDED, presence, is_filled, number)
