"""Who has opened which version of a paper, and who of those that could has not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from decreta.meetings.models import AgendaItem, Invitation, Paper, PaperReading, Sitting
from decreta.meetings.queries.audience import shown_to_each


@dataclass(frozen=True)
class Reader:
    """Somebody invited who may read a paper: the latest version that he opened, and when for the first time."""

    invitation: Invitation
    version: int | None
    opened_at: dt.datetime | None

    @property
    def person(self) -> str:
        return self.invitation.holding.person.full_name


@dataclass(frozen=True)
class Readings:
    """How far a paper has been read, as who prepares the sitting sees it."""

    readers: list[Reader]
    version: int

    @property
    def current(self) -> list[Reader]:
        """Who has opened the present version."""
        return [one for one in self.readers if one.version == self.version]

    @property
    def behind(self) -> list[Reader]:
        """Who has opened an earlier one only."""
        return [one for one in self.readers if one.version is not None and one.version < self.version]

    @property
    def unread(self) -> list[Reader]:
        """Who has opened none."""
        return [one for one in self.readers if one.version is None]


def entitled_to(paper: Paper) -> list[Invitation]:
    """Those invited that may read a paper, by name; who sits there no more reads none."""
    return _readers(paper.item.sitting, paper.item, paper)


def readers_of(item: AgendaItem) -> list[Invitation]:
    """Those invited that may read a point, by name."""
    return _readers(item.sitting, item)


def _readers(sitting: Sitting, *kept: AgendaItem | Paper) -> list[Invitation]:
    invited = Invitation.objects.standing().filter(sitting=sitting)
    invited = invited.select_related("holding__person__user", "holding__post")
    rows = list(invited.order_by("holding__person__full_name"))
    if not any(one.is_restricted for one in kept):
        return rows
    shown = shown_to_each(sitting, {row.holding.person_id for row in rows})
    return [row for row in rows if all(not one.is_restricted or one.pk in shown[row.holding.person_id] for one in kept)]


def readings_of(paper: Paper) -> Readings:
    """Who has opened the paper. Two statements, seven where it is confidential."""
    latest: dict[UUID, PaperReading] = {one.person_id: one for one in paper.readings.order_by("version")}
    return Readings([_reader(row, latest.get(row.holding.person_id)) for row in entitled_to(paper)], paper.version)


def _reader(row: Invitation, found: PaperReading | None) -> Reader:
    return Reader(row, found.version if found else None, found.opened_at if found else None)
