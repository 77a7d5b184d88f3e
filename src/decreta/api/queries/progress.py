"""Supervision as it is shown: the progress report's own data set, and whom to urge."""

from __future__ import annotations

import datetime as dt
from typing import Any

from typing_extensions import TypedDict

from decreta.api.queries.common import Assignee, assignee
from decreta.directives.queries.progress import Progress
from decreta.directives.queries.urging import Urgeable as UrgeableAgency


class RatioShape(TypedDict):
    """A share that says what it is a share of."""

    key: str
    numerator: int
    denominator: int
    definition: str


class ProgressLineShape(TypedDict):
    """A group of tasks: how many there are, and how many of each class."""

    key: str
    label: str
    total: int
    counts: dict[str, int]


class ProgressShape(TypedDict):
    """The progress report: every total is the sum of its lines; what every figure means stands in `definitions`."""

    body: str | None
    directives: list[str]
    as_of: dt.date
    as_of_means: str
    is_projection: bool
    is_partial: bool
    against: str
    declared: int | None
    assigned: int
    itemised: int
    not_itemised: int
    split: int
    recurring: int
    #: Entered wrongly and withdrawn by then: in none of the other figures.
    withdrawn: int
    reconciles: bool
    problems: list[str]
    assignments: int
    totals: dict[str, int]
    by_due: list[ProgressLineShape]
    by_lead: list[ProgressLineShape]
    by_directive: list[ProgressLineShape]
    ratios: list[RatioShape]
    definitions: dict[str, str]


def shown(of: Progress) -> ProgressShape:
    """A report. Lines keep their keys: two agencies of one name are two lines."""
    data = of.as_data()
    kept: Any = {name: data[name] for name in ProgressShape.__annotations__}
    kept |= {"as_of": of.as_of}
    kept |= {name: [_line(line) for line in getattr(of, name)] for name in ("by_due", "by_lead", "by_directive")}
    shape: ProgressShape = kept
    return shape


def _line(of: Any) -> ProgressLineShape:
    counts = {name: number for name, number in of.as_data().items() if name != "total"}
    return {"key": of.key, "label": str(of.label), "total": of.total, "counts": counts}


class UrgeableRow(TypedDict):
    """Somebody with how many of its assignments are overdue, and how many are near their lapse."""

    agency: Assignee
    overdue: int
    near: int


class Urgeable(TypedDict):
    """Agencies that can be urged, the one with most overdue assignments first."""

    items: list[UrgeableRow]


def urgeable_shown(found: list[UrgeableAgency]) -> Urgeable:
    """Agencies that can be urged."""
    return {"items": [{"agency": assignee(one.addressee), "overdue": one.overdue, "near": one.near} for one in found]}
