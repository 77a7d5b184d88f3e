"""Who has how much to do: what is assigned to each agency, unit and officer, by how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from decreta.assignments.enums import Minds, Timeliness
from decreta.assignments.models import Assignment, Minder
from decreta.assignments.queries.timeliness import annotate_now
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.minded import NAME
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.task_list import NEAR
from decreta.organisation.models import Body, Holding, Organisation, Unit
from decreta.seeing.queries.asked import asked
from decreta.ui.charts import Part, Row
from decreta.ui.listing import Chip

#: What is still to be done, in the order of the columns; done ones are no load.
OPEN = (
    Timeliness.OVERDUE.value,
    NEAR,
    Timeliness.IN_PROGRESS_IN_TIME.value,
    Timeliness.REPORTED_IN_TIME.value,
    Timeliness.REPORTED_LATE.value,
    Timeliness.UNDATED.value,
    Timeliness.SUSPENDED.value,
)
_ALWAYS = (Timeliness.OVERDUE.value, NEAR, Timeliness.IN_PROGRESS_IN_TIME.value)
MOST = 200


@dataclass(frozen=True)
class Loads:
    """Those of one kind, the one with the most that is late first."""

    kind: str
    rows: list[Row]
    left_out: int

    @property
    def columns(self) -> list[str]:
        """The states that somebody's work is in; that nothing is late is worth a column."""
        return [one for one in OPEN if one in _ALWAYS or any(row.counts[one].count for row in self.rows)]


@dataclass(frozen=True)
class WorkloadPage:
    """The load of agencies, and inside one's house of units and officers."""

    groups: list[Loads]
    at: dt.datetime
    chips: list[Chip]

    @property
    def has_any(self) -> bool:
        return any(one.rows for one in self.groups)


def workload_page(query: Mapping[str, str], actor: Actor, list_url: str) -> WorkloadPage:
    """What the reader sees assigned, as of now, grouped where it lies. Every number opens the tasks behind it."""
    found = asked(query, actor, as_of_today=True)
    at = clock.now()
    seen = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND, matter_id__in=found.tasks.values("pk"), closed_at=None, done_accepted_at=None
    )
    counted = {one: Count("matter_id", distinct=True, filter=_stands(one)) for one in OPEN}
    grouped = (
        annotate_now(seen, at)
        .annotate(
            who=Coalesce("organisation_id", "body_id", "unit_id", "holding_id"),
            agency=Coalesce("organisation_id", "body_id"),
        )
        .values("who", "agency", "unit_id", "holding_id")
        .annotate(
            total=Count("matter_id", distinct=True),
            late=counted[OPEN[0]],
            **{f"n_{one}": n for one, n in counted.items()},
        )
        .order_by(F("late").desc(), F("total").desc(), "who")
    )
    rows: list[Any] = list(grouped)
    minding = [
        _group(kind, _minded(seen, part, at, counted), _kept(query), list_url, by=NAME)
        for kind, part in (("directing", Minds.DIRECTS), ("monitoring", Minds.MONITORS))
    ]
    kept = _kept(query)
    return WorkloadPage(
        groups=[
            _group(kind, [row for row in rows if row[column] is not None], kept, list_url)
            for kind, column in (("agencies", "agency"), ("units", "unit_id"), ("officers", "holding_id"))
        ]
        + minding,
        at=at,
        chips=found.chips,
    )


#: What of the address narrows the rows behind a number as well.
_NARROWING = ("body", "directive", "due", "agency", "agency_body", "mine", "q")


def _kept(query: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name in _NARROWING and value}


def _minded(
    seen: QuerySet[Assignment], part: Minds, at: dt.datetime, counted: Mapping[str, Count]
) -> list[Mapping[str, Any]]:
    """What those who direct, or who monitor, have to mind: the tasks whose work stands so. One statement."""
    named = Minder.objects.in_force(at.astimezone(clock.zone()).date()).of(MATTER_KIND, part)
    grouped = (
        annotate_now(seen.filter(parent=None), at)
        .annotate(who=Subquery(named.filter(matter_id=OuterRef("matter_id")).values("holding_id")[:1]))
        .filter(who__isnull=False)
        .order_by()
        .values("who")
        .annotate(
            total=Count("matter_id", distinct=True),
            late=counted[OPEN[0]],
            **{f"n_{one}": n for one, n in counted.items()},
        )
        .order_by(F("late").desc(), F("total").desc(), "who")
    )
    return list(grouped)


def _stands(state: str) -> Q:
    """Near due is shown apart from what is in progress, so that the columns add up."""
    if state == NEAR:
        return Q(is_near_due=True)
    if state == Timeliness.IN_PROGRESS_IN_TIME:
        return Q(timeliness=state, is_near_due=False)
    return Q(timeliness=state)


def _group(
    kind: str, rows: Sequence[Mapping[str, Any]], kept: Mapping[str, str], list_url: str, *, by: str = "who"
) -> Loads:
    shown = rows[:MOST]
    names = _names(kind, [row["who"] for row in shown])
    loads = [_load(row, *names[row["who"]], kept, list_url, by) for row in shown]
    return Loads(kind, loads, len(rows) - len(shown))


def _load(row: Mapping[str, Any], name: str, lang: str, kept: Mapping[str, str], list_url: str, by: str) -> Row:
    def address(load: str = "") -> str:
        who = str(row["who"])
        narrow = {by: who, **({"load": load} if load else {})}
        if by == NAME and load:
            narrow = {by: f"{who}:{load}"}
        return f"{list_url}?{urlencode({**kept, **narrow})}"

    parts = [Part(one, row[f"n_{one}"], address(load=one) if row[f"n_{one}"] else "") for one in OPEN]
    return Row(name, parts, address(), lang=lang)


def _names(kind: str, keys: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """The names of those who have to do it, each with its language."""
    wanted = list(keys)
    if kind == "agencies":
        organisations = {one.pk: (one.name, one.name_lang) for one in Organisation.objects.filter(pk__in=wanted)}
        return organisations | {one.pk: (one.name, one.name_lang) for one in Body.objects.filter(pk__in=wanted)}
    if kind == "units":
        return {one.pk: (one.name, one.name_lang) for one in Unit.objects.filter(pk__in=wanted)}
    holdings = Holding.objects.filter(pk__in=wanted).select_related("person", "post")
    return {one.pk: (str(one), "") for one in holdings}
