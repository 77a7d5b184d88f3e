"""Who of those invited sits elsewhere at that time, told only as far as the asking post may know of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from decreta.core.actor import Actor
from decreta.meetings.enums import Answer, Form, SittingState
from decreta.meetings.models import Invitation, Sitting


@dataclass(frozen=True)
class Conflict:
    """Somebody invited to two sittings at one time. `other` is None where the asking post does not see the other one."""

    person: str
    other: Sitting | None


def conflicts_of(sitting: Sitting, actor: Actor) -> list[Conflict]:
    """By person. One statement. Who is excused from the other sitting, or sits there no more, has no conflict."""
    persons = Invitation.objects.standing().filter(sitting=sitting).values("holding__person_id")
    visible = Sitting.objects.visible_to(actor).filter(pk=OuterRef("sitting_id"))
    found = (
        _seats_elsewhere(sitting, persons, sitting.starts_at, sitting.ends_at)
        .annotate(is_known=Exists(visible))
        .select_related("holding__person", "sitting__body")
        .order_by("holding__person__full_name", "sitting__starts_at")
    )
    return [Conflict(one.holding.person.full_name, one.sitting if one.is_known else None) for one in found]


def elsewhere_at(
    sitting: Sitting, persons: Sequence[UUID], spans: Sequence[tuple[dt.datetime, dt.datetime]]
) -> list[int]:
    """How many of some persons sit elsewhere at each of several times, in their order. One statement; no name is told."""
    if not spans or not persons:
        return [0] * len(spans)
    first, last = min(begins for begins, _ends in spans), max(ends for _begins, ends in spans)
    found = _seats_elsewhere(sitting, persons, first, last).order_by()
    seats = list(found.values_list("holding__person_id", "sitting__starts_at", "sitting__ends_at"))
    return [len({person for person, start, end in seats if start < ends and end > begins}) for begins, ends in spans]


def _seats_elsewhere(sitting: Sitting, persons: Any, begins: dt.datetime, ends: dt.datetime) -> QuerySet[Invitation]:
    """Seats that persons have in other sittings at a time, from which they are not excused."""
    return (
        Invitation.objects.standing()
        .filter(
            holding__person_id__in=persons,
            sitting__form=Form.SESSION,
            sitting__state__in=[SittingState.CONVENED, SittingState.OPEN],
            sitting__starts_at__lt=ends,
            sitting__ends_at__gt=begins,
        )
        .exclude(sitting=sitting)
        .exclude(answer=Answer.EXCUSED)
    )
