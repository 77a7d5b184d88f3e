"""Who is shown which confidential points and papers of one sitting: the rule of `visible_to`, for one reader or for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from decreta.core.actor import Actor
from decreta.meetings import rules
from decreta.meetings.enums import Audience, Part
from decreta.meetings.models import AgendaItem, Invitation, Paper, PaperReader, PointShare, Sitting


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


def sights_of(sitting: Sitting, actors: Sequence[Actor]) -> list[Sight]:
    """What many readers who may see the sitting are shown. Five statements for any number; proven equal to `visible_to`."""
    known = _Known(sitting)
    return [
        ALL
        if actor.can("inspect_everything")
        or rules.chairs(sitting, by=actor)
        or rules.prepares_for(sitting.body, by=actor)
        else Sight(keys=known.shown_to(actor.person_id))
        for actor in actors
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
        self.parts: dict[UUID, set[str]] = defaultdict(set)
        standing = Invitation.objects.filter(sitting=sitting).standing()
        for person, part in standing.values_list("holding__person_id", "part"):
            self.parts[person].add(part)
        self.shares = _pairs(
            PointShare.objects.filter(item__sitting=sitting).values_list("item_id", "invitation__holding__person_id")
        )
        self.readers = _pairs(
            PaperReader.objects.filter(paper__item__sitting=sitting).values_list(
                "paper_id", "invitation__holding__person_id"
            )
        )

    def shown_to(self, person: UUID | None) -> frozenset[UUID]:
        if person is None or person not in self.parts:
            return frozenset()
        is_member = bool(self.parts.get(person, set()) - {Part.GUEST})
        read = {pk for pk, audience in self.points if self._point(pk, audience, person, is_member=is_member)}
        restricted = {pk for pk, audience in self.points if audience != Audience.EVERYBODY}
        papers = {
            one["pk"] for one in self.papers if one["item"] in read and self._paper(one, person, is_member=is_member)
        }
        return frozenset((read & restricted) | papers)

    def _point(self, pk: UUID, audience: str, person: UUID, *, is_member: bool) -> bool:
        if audience == Audience.EVERYBODY:
            return True
        named = (pk, person) in self.shares
        return named or (audience == Audience.MEMBERS and is_member)

    def _paper(self, paper: Any, person: UUID, *, is_member: bool) -> bool:
        if paper["audience"] == Audience.MEMBERS:
            return is_member or (paper["item"], person) in self.shares
        return (paper["pk"], person) in self.readers


def _pairs(rows: Iterable[tuple[UUID, UUID]]) -> frozenset[tuple[object, object]]:
    return frozenset(rows)
