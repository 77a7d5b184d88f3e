"""Polls: of one sitting, with their sums and what stands against each time; what waits on a desk, what is due."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.dates.enums import Coming
from decreta.dates.models import AskedMember, DatePoll, PossibleTime, TimeAnswer
from decreta.meetings.domain.rooming import present
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.queries.conflicts import elsewhere_at
from decreta.meetings.queries.membership import membership_of
from decreta.rooms.queries.free import free_at

#: How long before the end of the answers somebody is reminded.
REMINDED_BEFORE = dt.timedelta(hours=24)


@dataclass(frozen=True)
class Against:
    """What stands against a time: how many members sit elsewhere then, and whether the sitting's room is taken."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    elsewhere: int
    #: None where no room is booked.
    is_room_free: bool | None


@dataclass(frozen=True)
class Column:
    """A possible time with what was said of it."""

    time: PossibleTime
    against: Against
    can: int
    needed: int
    cannot: int
    is_best: bool


@dataclass(frozen=True)
class Row:
    """What one member said of each time, in the order of the times; empty where he has said nothing."""

    asked: AskedMember
    said: Sequence[str]


@dataclass(frozen=True)
class Table:
    """Members by times, with sums. Who has left the body meanwhile stands there and is not counted."""

    poll: DatePoll
    columns: Sequence[Column]
    rows: Sequence[Row]

    @property
    def asked(self) -> int:
        return sum(bool(one.asked.is_member) for one in self.rows)

    @property
    def answered(self) -> int:
        return sum(bool(one.asked.is_member and one.asked.answered_at) for one in self.rows)


def table_of(poll: DatePoll) -> Table:
    """A poll, whose sitting comes with its body and booking, with everything that was said. Five statements."""
    times = list(poll.times.all())
    asked = poll.asked.with_seat(clock.today()).select_related("holding__person", "holding__post")
    members = list(asked)
    found = TimeAnswer.objects.filter(time__poll=poll).values_list("asked_id", "time_id", "coming")
    said = {(member, time): coming for member, time, coming in found}
    counted = Counter(
        (time, coming)
        for (member, time), coming in said.items()
        if member in {one.pk for one in members if one.is_member}
    )
    persons = [one.holding.person_id for one in members if one.is_member]
    against = against_times(poll.sitting, [one.starts_at for one in times], persons)
    best = _best(times, counted)
    columns = [
        Column(
            time,
            stands,
            counted[time.pk, Coming.CAN],
            counted[time.pk, Coming.NEEDED],
            counted[time.pk, Coming.CANNOT],
            time.pk in best,
        )
        for time, stands in zip(times, against, strict=True)
    ]
    labels = {one.value: str(one.label) for one in Coming}
    rows = [Row(one, [labels.get(said.get((one.pk, time.pk), ""), "") for time in times]) for one in members]
    return Table(poll, columns, rows)


def _best(times: Sequence[PossibleTime], counted: Counter[tuple[UUID, str]]) -> set[UUID]:
    """The times ahead at which most come, also those who come only if needed; among these most who simply can."""
    now = clock.now()
    order = {
        one.pk: (counted[one.pk, Coming.CAN] + counted[one.pk, Coming.NEEDED], counted[one.pk, Coming.CAN])
        for one in times
        if one.starts_at > now
    }
    most = max(order.values(), default=(0, 0))
    return {pk for pk, found in order.items() if found == most and most[0]}


def against_members(sitting: Sitting, starts: Sequence[dt.datetime]) -> list[Against]:
    """The same before anybody is asked: of the members of the body. Three statements."""
    return against_times(sitting, starts, [one.person_id for one in membership_of(sitting).members])


def against_times(sitting: Sitting, starts: Sequence[dt.datetime], persons: Sequence[UUID]) -> list[Against]:
    """What stands against each time, in their order. Two statements, however many times there are."""
    lasts = sitting.ends_at - sitting.starts_at
    spans = [(one, one + lasts) for one in starts]
    numbers = elsewhere_at(sitting, persons, spans)
    placing = present(sitting)
    own = sitting.booking_id if placing.room is not None else None
    is_free: Sequence[bool | None] = [None] * len(spans)
    if placing.room is not None:
        base = placing.span(sitting)
        is_free = free_at(placing.room, [base.at(one) for one in starts], except_for=own)
    return [
        Against(begins, ends, number, free)
        for (begins, ends), number, free in zip(spans, numbers, is_free, strict=True)
    ]


def polls_of(sitting: Sitting) -> QuerySet[Any]:
    """The polls of a sitting, the latest first, with how many were asked and have answered."""
    found = DatePoll.objects.filter(sitting=sitting).select_related("chosen")
    return found.annotate(asked_number=Count("asked"), answered_number=Count("asked__answered_at"))


@prepared
def polls_in(sitting: UUID) -> QuerySet[DatePoll]:
    """Whether the members of a body were asked for the date of a sitting."""
    return DatePoll.objects.filter(sitting_id=sitting)


@prepared
def unanswered(holdings: Ids, at: dt.datetime, day: dt.date) -> QuerySet[Any]:
    """What waits for an answer of those who hold posts."""
    found = AskedMember.objects.filter(
        answered_at=None, poll__ended_at=None, poll__until__gt=at, poll__sitting__state=SittingState.PREPARING
    )
    return found.seated(day).filter(holding_id__among=holdings).select_related("poll__sitting__body")


def to_remind(at: dt.datetime) -> QuerySet[DatePoll]:
    """Polls of which the hour of the reminder has come and that nobody was reminded of."""
    found = DatePoll.objects.filter(reminded_at=None, ended_at=None, until__gt=at, until__lte=at + REMINDED_BEFORE)
    return found.filter(sitting__state=SittingState.PREPARING, asked__answered_at=None).distinct()
