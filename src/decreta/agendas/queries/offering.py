"""Which points nobody objects to could be adopted together, and why the others are not offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from decreta.agendas import consenting, rules
from decreta.agendas.enums import OPPOSING, Hindrance
from decreta.agendas.models import Position, PutByConsent
from decreta.core import clock
from decreta.meetings.enums import Audience, ConsentOffered, PointKind, Purpose, SittingState
from decreta.meetings.models import AgendaItem, Invitation, PointText, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import Rules, quorum_rules_of
from decreta.organisation.queries.calendars import is_working_day


@dataclass(frozen=True)
class Weighed:
    """A point for decision: how many of those asked have answered, how many oppose, what is against offering it."""

    item: AgendaItem
    answered: int
    opposing: int
    hindrance: Hindrance | None


@dataclass(frozen=True)
class Offer:
    """What could be put into the consent part of an agenda, what could not, and what was put there in this way."""

    points: Sequence[Weighed]
    #: The points that were put there, and whether a member has opposed one since: it is not adopted together then.
    put: Sequence[tuple[AgendaItem, bool]]
    asked: int
    ends_at: dt.datetime

    @property
    def offered(self) -> list[Weighed]:
        return [one for one in self.points if one.hindrance is None]

    @property
    def others(self) -> list[Weighed]:
        return [one for one in self.points if one.hindrance is not None]


def positions_end(sitting: Sitting, held: Rules) -> dt.datetime:
    """Until when positions are asked for: the end of a working day before the sitting, or its beginning."""
    if not held.positions_days:
        return sitting.starts_at
    day, left = day_of(sitting), held.positions_days
    while left:
        day -= dt.timedelta(days=1)
        left -= is_working_day(day)
    return clock.end_of_day(day)


def offer_of(
    sitting: Sitting, items: Iterable[AgendaItem], held: Rules, *, at: dt.datetime | None = None
) -> Offer | None:
    """What is offered of an agenda by the rules of the day; None where that is not the body's way, or not now.

    Also None where no decision is proposed under any point: there is nothing to adopt. Five statements then at most, else
    none; `items` are those of the agenda.
    """
    is_time = sitting.state in {SittingState.CONVENED, SittingState.OPEN} and not sitting.is_written
    if not is_time or held.consent_offered == ConsentOffered.NEVER:
        return None
    lines = [one for one in items if not one.is_withheld and one.began_at is None and not one.aside]
    to_decide = [one for one in lines if one.purpose == Purpose.DECISION and one.kind == PointKind.ORDINARY]
    put = _put([one for one in lines if one.purpose == Purpose.CONSENT])
    if not (put or any(one.proposed for one in to_decide)):
        return None
    ends_at = positions_end(sitting, held)
    asked = Invitation.objects.standing().filter(sitting=sitting, part__in=rules.ASKED)
    said = _said([one.pk for one in [*to_decide, *put]], [one.pk for one in asked])
    amended = consenting.withheld([one.pk for one in to_decide])
    is_over = held.consent_offered == ConsentOffered.DEADLINE and ends_at <= (at or clock.now())
    number, answerable = len(asked), _answerable(sitting, to_decide, ends_at) if is_over else set()
    weighed = []
    for item in to_decide:
        answered, opposing = said.get(item.pk, (0, 0))
        silent = 0 if item.pk in answerable else number - answered
        against = _hindrance(item, opposing=opposing, silent=silent, is_amended=item.pk in amended)
        weighed.append(Weighed(item, answered, opposing, against))
    return Offer(weighed, [(one, bool(said.get(one.pk, (0, 0))[1])) for one in put], number, ends_at)


def _put(by_consent: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Those of some points that were put into the consent part in this way."""
    if not by_consent:
        return []
    found = PutByConsent.objects.filter(item__in=[one.pk for one in by_consent])
    keys = set(found.values_list("item_id", flat=True))
    return [one for one in by_consent if one.pk in keys]


def offer_now(sitting: Sitting, *, at: dt.datetime | None = None) -> Offer | None:
    """The same of a sitting's whole agenda, for an act. `sitting` carries its body."""
    held = quorum_rules_of(sitting.body, on=day_of(sitting))
    return offer_of(sitting, sitting.agenda.all(), held, at=at)


def _hindrance(item: AgendaItem, *, opposing: int, silent: int, is_amended: bool) -> Hindrance | None:
    """The first thing that is against it; what cannot change by an answer comes first."""
    if item.audience == Audience.NAMED:
        return Hindrance.NOT_READ
    if not item.proposed:
        return Hindrance.NOT_DRAFTED
    if opposing:
        return Hindrance.OPPOSED
    if is_amended:
        return Hindrance.AMENDED
    return Hindrance.UNANSWERED if silent else None


def _answerable(sitting: Sitting, items: Sequence[AgendaItem], ends_at: dt.datetime) -> set[UUID]:
    """The points of which those asked could have said something until the end, as they read now: only there silence speaks."""
    if sitting.convened_at is None or sitting.convened_at >= ends_at:
        return set()
    texts = PointText.objects.filter(item__in=[one.pk for one in items])
    written = dict(texts.order_by("number").values_list("item_id", "written_at"))
    return {item for item, newest_at in written.items() if newest_at < ends_at}


def _said(items: Sequence[UUID], asked: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """By point, how many of those asked have answered, and how many oppose that it is adopted together.

    Who had nothing against an earlier text has not answered to the present one. Who opposed it opposes until he says
    otherwise.
    """
    answered = Count("pk", filter=Q(invitation__in=asked) & Q(is_old=False))
    opposing = Count("pk", filter=Q(stand__in=OPPOSING))
    found = Position.objects.with_age().filter(item__in=items).order_by().values("item_id")
    rows = found.annotate(answered=answered, opposing=opposing).values_list("item_id", "answered", "opposing")
    return {item: (answers, against) for item, answers, against in rows}
