"""Opinions asked for beforehand: who is asked, what was said of a point, who may be asked, what waits on a desk."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from decreta.agendas.enums import Opinion
from decreta.agendas.models import AskedOpinion, OpinionRequest
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.meetings.enums import Audience, SittingState
from decreta.meetings.models import AgendaItem, Invitation
from decreta.meetings.policies import day_of
from decreta.meetings.queries.audience import shown_to_each
from decreta.organisation.models import Holding
from decreta.organisation.queries.finding import holdings_named

#: While a sitting is ahead opinions on its points are asked for and given.
AHEAD = (SittingState.PREPARING, SittingState.CONVENED)
#: How long before the moment by which it was asked for somebody is reminded.
REMINDED_BEFORE = dt.timedelta(hours=24)
MOST_FOUND = 30


@dataclass(frozen=True)
class Synthesis:
    """Everything that was asked for on a point, with the counts."""

    item: AgendaItem
    rows: Sequence[AskedOpinion]

    @property
    def answered(self) -> int:
        return sum(one.answered_at is not None for one in self.rows)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many said what; what nobody said is left out."""
        said = Counter(one.opinion for one in self.rows if one.opinion)
        return [(str(one.label), said[one]) for one in Opinion if said[one]]


@dataclass(frozen=True)
class AskedOn:
    """A point with how many are asked for their opinion on it, and how many have given it."""

    item: AgendaItem
    asked: int
    answered: int


def asked_on(items: Iterable[AgendaItem]) -> dict[UUID, tuple[int, int]]:
    """By point how many are asked, and how many have answered. One statement."""
    found = AskedOpinion.objects.filter(request__item__in=[one.pk for one in items]).order_by()
    counted = found.values("request__item_id").annotate(asked=Count("pk"), answered=Count("answered_at"))
    return {one["request__item_id"]: (one["asked"], one["answered"]) for one in counted}


def synthesis_of(item: AgendaItem) -> Synthesis:
    """For who reads what is said of the point. One statement."""
    related = ("request", "holding__person", "holding__post__body", "holding__post__unit__organisation", "file")
    return Synthesis(item, list(AskedOpinion.objects.filter(request__item=item).select_related(*related)))


def who_can_be_asked(item: AgendaItem, words: str = "") -> tuple[list[Invitation], list[Holding]]:
    """Everybody invited who reads the point; of a point that is not confidential also who else is found by `words`."""
    invited = list(
        item.sitting.invitations.standing()
        .select_related("holding__person", "holding__post__body", "holding__post__unit__organisation")
        .order_by("holding__post__rank", "holding__person__full_name", "pk")
    )
    allowed = reads(item, [one.holding for one in invited])
    found = [one for one in invited if one.holding_id in allowed]
    if not words.strip() or item.is_restricted:
        return found, []
    known = {one.holding.person_id for one in found}
    others = holdings_named(words, on=day_of(item.sitting))[:MOST_FOUND]
    return found, [one for one in others if one.person_id not in known]


def reads(item: AgendaItem, holdings: Iterable[Holding]) -> set[UUID]:
    """Those among holdings whose person may be asked: everybody, or who reads a confidential point."""
    wanted = list(holdings)
    if item.audience == Audience.EVERYBODY:
        return {one.pk for one in wanted}
    shown = shown_to_each(item.sitting, [one.person_id for one in wanted])
    return {one.pk for one in wanted if item.pk in shown[one.person_id]}


@prepared
def asked_in(sitting: UUID) -> QuerySet[OpinionRequest]:
    """Whether opinions were asked for on points of a sitting."""
    return OpinionRequest.objects.filter(item__sitting_id=sitting)


@prepared
def unanswered(holdings: Ids) -> QuerySet[Any]:
    """What waits for an opinion of those who hold posts."""
    found = AskedOpinion.objects.filter(answered_at=None, request__item__sitting__state__in=AHEAD)
    return found.filter(holding_id__among=holdings).select_related("request__item__sitting__body")


def to_remind(at: dt.datetime) -> QuerySet[OpinionRequest]:
    """Requests of which the hour of the reminder has come and that nobody was reminded of."""
    found = OpinionRequest.objects.filter(reminded_at=None, until__gt=at, until__lte=at + REMINDED_BEFORE)
    return found.filter(item__sitting__state__in=AHEAD, asked__answered_at=None).distinct()
