"""How many are present: counted by the database, so that a sitting of a thousand costs a page what one of ten does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from decreta.core import together
from decreta.core.prepared import prepared
from decreta.meetings.deciding import Quorum
from decreta.meetings.enums import PART_OF_ROLE, VOTING_PARTS, Counted, Part, Presence, Removed
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.models.standing import Stands
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import Rules
from decreta.meetings.queries.seats import presence_in
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


@prepared
def _seats(sitting: UUID, closed_at: dt.datetime | None) -> QuerySet[Any, Any]:
    """The seats of a sitting, those that count alike together."""
    found = Invitation.objects.filter(sitting_id=sitting).annotate(
        stands=Stands(),
        now=presence_in(closed_at, "pk"),
        in_his_place=presence_in(closed_at, "substitute__pk"),
    )
    alike = found.values("part", "has_vote", "removed_as", "stands", "now", "in_his_place")
    return alike.annotate(number=Count("pk")).order_by()


@prepared
def _left_out(sitting: UUID, body: UUID, chair_post: UUID, day: dt.date) -> QuerySet[Any, Any]:
    """The posts of members of a body on a day who are not invited to a sitting as such; not of those who were removed."""
    invited = Invitation.objects.filter(
        Q(Stands()) | ~Q(removed_as=""),
        sitting_id=sitting,
        part__in=list(VOTING_PARTS),
        holding__person=OuterRef("person_id"),
    )
    held = Holding.objects.valid_on(day).filter(Q(post__body_id=body, post__role__in=_MEMBERS) | Q(post_id=chair_post))
    found = held.filter(~Exists(invited)).order_by("post__rank", "person__full_name", "pk")
    return found.values("person_id", "post_id", "has_vote")


def tally_of(sitting: Sitting) -> Tally:
    """Who is present in a sitting, as numbers. One statement."""
    seats, away = together.rows(
        [
            _seats.ask(sitting.pk, sitting.closed_at),
            _left_out.ask(sitting.pk, sitting.body_id, sitting.chair_post_id, day_of(sitting)),
        ]
    )
    chair = str(sitting.chair_post_id)
    votes: dict[str, bool] = {}
    # Who has several posts is one member, by the one that presides where that is among them.
    for one in sorted(away, key=lambda one: bool(one["post_id"] != chair)):
        votes.setdefault(one["person_id"], one["has_vote"])
    return Tally([_alike(one) for one in seats], list(votes.values()))


def _alike(row: Mapping[str, Any]) -> Alike:
    presence = row["now"] or ""
    is_excluded = row["removed_as"] == Removed.EXCLUDED
    is_filled = bool(row["in_his_place"]) and not presence and not is_excluded
    return Alike(row["part"], row["has_vote"], row["stands"] or is_excluded, presence, is_filled, row["number"])
