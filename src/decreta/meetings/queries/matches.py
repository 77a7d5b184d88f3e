"""Whom a secretary may mean who types a part of a name, a post or an organisation."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.core.texts import whole_number
from decreta.meetings.enums import Part
from decreta.meetings.models import Invitation, Sitting
from decreta.meetings.policies import day_of
from decreta.organisation.models import Holding
from decreta.organisation.queries.finding import holdings_named

MOST = 12


@dataclass(frozen=True)
class Match:
    """Somebody in a post; `part` says as what he is invited already."""

    holding: Holding
    part: str

    @property
    def part_label(self) -> str:
        return str(Part(self.part).label) if self.part else ""


@dataclass(frozen=True)
class Matches:
    """The first of those found, and how many there are."""

    rows: list[Match]
    total: int

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)


def invited_as(sitting: Sitting, words: str) -> list[Invitation]:
    """Those invited who are meant by `words`, at most `MOST`: for who runs a sitting of a thousand. One statement.

    A number means who has it in the sitting.
    """
    if number := whole_number(words.strip(), otherwise=0):
        return list(Invitation.objects.filter(sitting=sitting, number=number).select_related("holding__person"))
    meant = holdings_named(words, on=day_of(sitting)).order_by().values("person_id")
    found = Invitation.objects.filter(sitting=sitting, holding__person__in=meant)
    return list(found.select_related("holding__person").order_by("holding__person__full_name", "pk")[:MOST])


def matches(sitting: Sitting, words: str) -> Matches:
    """Who holds a post on the day of the sitting and is meant by `words`. Three statements."""
    found = holdings_named(words, on=day_of(sitting))
    shown = list(found[:MOST])
    total = len(shown) if len(shown) < MOST else found.count()
    parts = dict(sitting.invitations.values_list("holding__person_id", "part"))
    return Matches([Match(one, parts.get(one.person_id, "")) for one in shown], total)
