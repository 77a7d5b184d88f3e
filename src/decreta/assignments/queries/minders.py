"""Who directs and who monitors matters: for notices, the desk, lists and pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import Minds
from decreta.assignments.models import Minder
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.organisation.models import Holding

_PERSON = ("holding__person__user", "holding__post")


def minding(matter_kind: str, matter_id: UUID, part: Minds, *, on: dt.date) -> Holding | None:
    """Who directs or monitors a matter on a day, if somebody was named and still holds his post. One statement."""
    found = Minder.objects.in_force(on).filter(matter_kind=matter_kind, matter_id=matter_id, part=part)
    one = found.select_related(*_PERSON).first()
    return one.holding if one is not None else None


def left_to_others(person_id: UUID | None, part: Minds, day: dt.date) -> Q:
    """A condition on assignments: that another person was named for their matter."""
    named = Minder.objects.in_force(day).filter(
        matter_kind=OuterRef("matter_kind"), matter_id=OuterRef("matter_id"), part=part
    )
    others = named.exclude(holding__person_id=person_id) if person_id is not None else named
    return Q(Exists(others))


def as_of(matter_kind: str, matters: Collection[UUID], moment: dt.datetime) -> dict[UUID, dict[str, Holding]]:
    """Who directs and who monitors each of some matters as of a moment, by the part. One statement.

    Who did not hold his post on that day minded nothing, as `present` has it for today.
    """
    day = moment.astimezone(clock.zone()).date()
    held = Q(holding__valid_to=None) | Q(holding__valid_to__gt=day)
    found = Minder.objects.filter(
        held,
        Q(until=None) | Q(until__gt=moment),
        matter_kind=matter_kind,
        matter_id__among=Ids(matters),
        since__lte=moment,
        holding__valid_from__lte=day,
    )
    named: dict[UUID, dict[str, Holding]] = {}
    for one in found.select_related("holding__person", "holding__post").order_by("since", "pk"):
        named.setdefault(one.matter_id, {})[one.part] = one.holding
    return named


def named_now(matter_kind: str, matter_id: UUID) -> dict[str, Holding]:
    """Who is named to direct and to monitor a matter, by the part, whether he still holds his post or not. One statement."""
    found = Minder.objects.filter(matter_kind=matter_kind, matter_id=matter_id, until=None)
    return {one.part: one.holding for one in found.select_related(*_PERSON)}


@prepared
def history(matter_kind: str, matter_id: UUID) -> QuerySet[Minder]:
    """Everybody who directed or monitored a matter, in the order in which they were named."""
    found = Minder.objects.filter(matter_kind=matter_kind, matter_id=matter_id)
    return found.select_related("holding__person", "holding__post").order_by("since", "pk")


def present(rows: Iterable[Minder], day: dt.date) -> dict[str, Holding]:
    """Of a history, those in force on a day, by the part."""
    return {
        one.part: one.holding
        for one in rows
        if one.until is None
        and one.holding.valid_from <= day
        and (one.holding.valid_to is None or day < one.holding.valid_to)
    }
