"""When each point is planned, when it is expected while the sitting runs, and how long it took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Sitting

_SECONDS_OF_A_MINUTE = 60


@dataclass(frozen=True)
class Slot:
    """The time of one point. `begins_at` is a fact once it has begun, before that a plan or an expectation."""

    begins_at: dt.datetime
    has_begun: bool
    #: Minutes that it took, those between two times of it left out; None while it lasts or has not begun.
    took: int | None
    planned: int
    #: In how many seconds from now at the earliest it begins, in a session; None for what is planned, or a fact.
    after: int | None = None

    @property
    def over(self) -> int:
        """By how many minutes it took longer than planned; negative when it was shorter, 0 while nobody knows."""
        return 0 if self.took is None else self.took - self.planned


@dataclass(frozen=True)
class Timing:
    """The times of an agenda. Headings have none; of a point that was never taken up only the plan is known."""

    slots: dict[UUID, Slot]
    planned_minutes: int
    #: When the last point ends, by plan, by expectation or in fact.
    ends_at: dt.datetime
    #: In how many seconds from now at the earliest; None for what is planned, or a fact.
    after: int | None = None

    def overrun(self, sitting: Sitting) -> int:
        """By how many minutes the agenda goes beyond the time that the sitting was called for; 0 when it fits."""
        return max(0, minutes(self.ends_at - sitting.ends_at))


def minutes(span: dt.timedelta) -> int:
    """Whole minutes, rounded to the nearest."""
    return round(span.total_seconds() / _SECONDS_OF_A_MINUTE)


def seconds(span: dt.timedelta) -> int:
    """Whole seconds."""
    return int(span.total_seconds())


def timing_of(sitting: Sitting, points: Sequence[AgendaItem], *, at: dt.datetime) -> Timing:
    """From the plan before the sitting, from what has happened since it was opened."""
    dealt_with = [one for one in points if not one.is_heading]
    slots: dict[UUID, Slot] = {}
    first = cursor = _free_from(sitting, dealt_with, at=at)
    runs = sitting.state == SittingState.OPEN
    for one in dealt_with:
        if one.began_at is not None:
            took = minutes(one.took) if one.ended_at is not None and one.took is not None else None
            slots[one.pk] = Slot(one.began_at, True, took, one.minutes)
        else:
            slots[one.pk] = Slot(cursor, False, None, one.minutes, after=seconds(cursor - first) if runs else None)
            cursor += dt.timedelta(minutes=one.minutes)
    ends_at = sitting.closed_at if sitting.closed_at is not None else cursor
    after = seconds(cursor - first) if runs else None
    return Timing(slots, sum(one.minutes for one in dealt_with), ends_at, after)


def _free_from(sitting: Sitting, points: Sequence[AgendaItem], *, at: dt.datetime) -> dt.datetime:
    """From when the first point that has not begun can: after the point at hand, which may take longer than planned."""
    if sitting.state != SittingState.OPEN:
        return sitting.starts_at
    at_hand = next((one for one in points if one.pk == sitting.current_item_id), None)
    if at_hand is None or at_hand.resumed_at is None:
        return at
    left = dt.timedelta(minutes=at_hand.minutes) - (at_hand.spent or dt.timedelta())
    return max(at, at_hand.resumed_at + left)
