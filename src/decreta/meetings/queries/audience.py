"""Who is shown which confidential points and papers of one sitting: the rule of `visible_to`, for one reader or for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from decreta.core.actor import Actor
from decreta.meetings import rules
from decreta.meetings.enums import Audience, Part
from decreta.meetings.models import AgendaItem, Attendance, Invitation, Paper, PaperReader, PointShare, Sitting
from decreta.meetings.models.agenda import IN_PLACE_OF, STANDS_IN


@dataclass(frozen=True)
class Sight:
    """Which of the points and papers that not everybody reads somebody is shown."""

    everything: bool = False
    keys: frozenset[UUID] = frozenset()

    def shows(self, one: AgendaItem | Paper) -> bool:
        """Whether it is shown: what everybody reads always is."""
        return self.everything or not one.is_restricted or one.pk in self.keys


NOTHING_RESTRICTED: Final = Sight()
ALL: Final = Sight(everything=True)


def sight_of(sitting: Sitting, actor: Actor) -> Sight:
    """What one reader is shown, asked of the database. Two statements; only needed where something is restricted."""
    points = AgendaItem.objects.visible_to(actor).filter(sitting=sitting).exclude(audience=Audience.EVERYBODY)
    papers = Paper.objects.visible_to(actor).filter(item__sitting=sitting).exclude(audience=Audience.EVERYBODY)
    return Sight(keys=frozenset([*points.values_list("pk", flat=True), *papers.values_list("pk", flat=True)]))


def reads_everything(sitting: Sitting, actor: Actor) -> bool:
    """Whether nothing of a sitting that he sees is kept from somebody, whoever its audience is and however late."""
    runs = rules.chairs(sitting, by=actor) or rules.has_the_chair(sitting, by=actor)
    runs = runs or rules.prepares_for(sitting.body, by=actor)
    return actor.is_system or actor.can("inspect_everything") or runs


def sights_of(sitting: Sitting, actors: Sequence[Actor]) -> list[Sight]:
    """What many readers who may see the sitting are shown. Five statements for any number; proven equal to `visible_to`."""
    known = _Known(sitting)
    return [
        ALL if reads_everything(sitting, actor) else Sight(keys=known.shown_to(actor.person_id)) for actor in actors
    ]


def shown_to_each(sitting: Sitting, persons: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Which confidential points and papers each of those invited is shown because he is. Five statements."""
    known = _Known(sitting)
    return {person: known.shown_to(person) for person in persons}


class _Known:
    """What is restricted in a sitting and whom it names, read once."""

    def __init__(self, sitting: Sitting) -> None:
        self.points = list(AgendaItem.objects.filter(sitting=sitting).values_list("pk", "audience"))
        self.papers = list(
            Paper.objects.filter(item__sitting=sitting)
            .exclude(audience=Audience.EVERYBODY)
            .values("pk", "audience", "item")
        )
        self.has_ended = sitting.has_papers_ended
        self.seats = _seats(sitting)
        self.shares = _pairs(PointShare.objects.filter(item__sitting=sitting).values_list("item_id", "invitation_id"))
        self.readers = _pairs(
            PaperReader.objects.filter(paper__item__sitting=sitting).values_list("paper_id", "invitation_id")
        )

    def shown_to(self, person: UUID | None) -> frozenset[UUID]:
        if person is None or person not in self.seats:
            return frozenset()
        seats = self.seats.get(person, {})
        read = {pk for pk, audience in self.points if self._point(pk, audience, seats)}
        restricted = {pk for pk, audience in self.points if audience != Audience.EVERYBODY}
        papers = {
            one["pk"] for one in self.papers if not self.has_ended and one["item"] in read and self._paper(one, seats)
        }
        return frozenset((read & restricted) | papers)

    def _point(self, pk: UUID, audience: str, seats: Mapping[UUID, str]) -> bool:
        if audience == Audience.EVERYBODY or any((pk, seat) in self.shares for seat in seats):
            return True
        return audience == Audience.MEMBERS and _is_member(seats)

    def _paper(self, paper: Any, seats: Mapping[UUID, str]) -> bool:
        if paper["audience"] == Audience.MEMBERS:
            return _is_member(seats) or any((paper["item"], seat) in self.shares for seat in seats)
        return any((paper["pk"], seat) in self.readers for seat in seats)


def _is_member(seats: Mapping[UUID, str]) -> bool:
    return bool(set(seats.values()) - {Part.GUEST})


def _seats(sitting: Sitting) -> dict[UUID, dict[UUID, str]]:
    """By person the invitations by which he reads, with their parts: his own, and those of members in whose place he comes.

    Nobody stands in for a member who is there himself, nor when the sitting is over. One statement.
    """
    here = Attendance.objects.filter(invitation=OuterRef("pk"), left_at=None)
    invited = list(
        Invitation.objects.filter(sitting=sitting)
        .standing()
        .annotate(is_here=Exists(here))
        .values("pk", "holding__person_id", "part", "is_here", *(f"{way}_id" for way in IN_PLACE_OF))
    )
    by_key = {one["pk"]: one for one in invited}
    seats: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for one in invited:
        stood_for = [by_key.get(one[f"{way}_id"]) for way in IN_PLACE_OF] if sitting.state in STANDS_IN else []
        for seat in (one, *(other for other in stood_for if other is not None and not other["is_here"])):
            seats[one["holding__person_id"]][seat["pk"]] = seat["part"]
    return seats


def _pairs(rows: Iterable[tuple[UUID, UUID]]) -> frozenset[tuple[object, object]]:
    return frozenset(rows)
