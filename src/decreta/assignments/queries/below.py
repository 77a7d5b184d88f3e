"""What was handed down says for what stands above it: how many are done, how far they are on average, the latest forecast.

It stands beside what the upper assignee says himself and never in its place: he answers for the whole. Each level says it
for the one right above; what an agency reports is what its units have said, if it takes it over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Max, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment
from decreta.assignments.models.assignments import seen_by
from decreta.assignments.queries.timeliness import points
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.ui import moments


@dataclass(frozen=True)
class Below:
    """What was handed down and not taken back.

    `done` were accepted. `percent` is the mean, never more than it: who reports his part done counts as a hundred, who
    says nothing as nothing. `forecast_on` is the latest day that those say who are not done.
    """

    number: int
    done: int
    percent: int
    forecast_on: dt.date | None
    #: Whether any of them said how far he is.
    is_stated: bool = True

    @property
    def words(self) -> str:
        """The same in words."""
        said = [_("%(done)s of %(n)s done") % {"done": self.done, "n": self.number}]
        if self.is_stated:
            said.append(_("%(percent)s %% on average") % {"percent": self.percent})
        if self.forecast_on is not None:
            said.append(_("the last expected on %(day)s") % {"day": moments.day(self.forecast_on)})
        return ", ".join(said)


def derived(lower: Iterable[Assignment]) -> Below | None:
    """What assignments that were handed down from one come to, as they stand now; None without any."""
    held = [one for one in lower if one.closed_at is None]
    if not held:
        return None
    open_ones = [one for one in held if one.done_accepted_at is None]
    stated = [one for one in held if one.done_reported_at is not None or one.percent is not None]
    said = sum(100 if one.done_reported_at is not None else one.percent or 0 for one in stated)
    return Below(
        number=len(held),
        done=len(held) - len(open_ones),
        percent=said // len(held),
        forecast_on=max((one.forecast_on for one in open_ones if one.forecast_on is not None), default=None),
        is_stated=bool(stated),
    )


def below(kind: str, matters: Ids, reader: Actor) -> dict[UUID, Below]:
    """The same by matter, for all rows of a page in one statement, as far as a reader sees what was handed down.

    Who gave work himself is told of what he gave; who sees more, of what stands right under those that answer for it.
    """
    found: dict[UUID, Below] = {}
    # The uppermost level comes last and stands: who gave on two levels asks for the whole.
    for row in _rows.rows(kind, matters, reader):
        found[row["matter_id"]] = Below(
            number=row["number"],
            done=row["done"],
            percent=row["points"] // row["number"],
            forecast_on=row["forecast"],
            is_stated=bool(row["stated"]),
        )
    return found


@prepared
def _rows(kind: str, matters: Ids, reader: Actor) -> QuerySet[Assignment, Any]:
    lower = Assignment.objects.filter(matter_kind=kind, matter_id__among=matters, parent__isnull=False, closed_at=None)
    if seen_by(reader) is not None:
        # His own part he sees as well, and it is not below him.
        lower = lower.given_by(reader)
    is_first = Case(When(parent__parent=None, then=Value(1)), default=Value(0))
    grouped = lower.annotate(is_first=is_first).values("matter_id", "is_first")
    is_open = Q(done_accepted_at=None)
    return grouped.annotate(
        number=Count("pk"),
        done=Count("pk", filter=~is_open),
        forecast=Max("forecast_on", filter=is_open),
        **points(),
    ).order_by("matter_id", "is_first")
