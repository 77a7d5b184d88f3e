"""Who has how much to do: what is assigned to each agency, unit and officer, by how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from decreta.assignments.enums import Minds, Timeliness
from decreta.assignments.models import Assignment, Minder
from decreta.assignments.queries.timeliness import with_load
from decreta.assignments.timeliness import NEAR
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.minded import NAME
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.receipts import moment_of
from decreta.directives.queries.task_list import day_of
from decreta.organisation.models import Body, Holding, Organisation, Unit
from decreta.seeing.queries.asked import asked, kept_of
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
MOST = 100
#: What every row says of itself: with whom the work lies and how it stands. Of an address it narrows nothing.
_OF_A_ROW = ("who", "load")


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
    is_today: bool
    day: dt.date
    chips: list[Chip]
    hidden: list[tuple[str, str]]

    @property
    def has_any(self) -> bool:
        return any(one.rows for one in self.groups)


def workload_page(query: Mapping[str, str], actor: Actor, list_url: str) -> WorkloadPage:
    """What the reader sees assigned, as of the day of the address, grouped where it lies. Every number opens its tasks.

    What the address narrows by narrows the numbers and what they open alike, but for what each row says itself.
    """
    day = day_of(query)
    given = {name: query[name] for name in query if name not in _OF_A_ROW}
    found = asked(given, actor, by_current=True)
    at, is_past = moment_of(day)
    seen = Assignment.objects.visible_to(actor).filter(
        matter_kind=MATTER_KIND, matter_id__in=found.tasks.order_by().values("pk")
    )
    if not is_past:
        # The same as the classes say, and an index holds them.
        seen = seen.filter(closed_at=None, done_accepted_at=None)
    standing = with_load(seen, at, is_past=is_past).filter(Q(("load__in", OPEN)))
    rows = _counted(
        standing.annotate(
            who=Coalesce("organisation_id", "body_id", "unit_id", "holding_id"),
            agency=Coalesce("organisation_id", "body_id"),
        ),
        "agency",
        "unit_id",
        "holding_id",
    )
    hidden = {name: value for name, value in kept_of(given).items() if name != "as_of"}
    kept = hidden | ({"as_of": day.isoformat()} if day != clock.today() else {})
    lying = [
        _group(kind, [row for row in rows if row[column] is not None], kept, list_url)
        for kind, column in (("agencies", "agency"), ("units", "unit_id"), ("officers", "holding_id"))
    ]
    minding = [
        _group(kind, _minded(standing, part, day), kept, list_url, by=NAME)
        for kind, part in (("directing", Minds.DIRECTS), ("monitoring", Minds.MONITORS))
        # A link names one of those who mind a task: an address that names another has no such rows.
        if not kept.get(NAME)
    ]
    return WorkloadPage(
        groups=lying + minding,
        at=at,
        is_today=day == clock.today(),
        day=day,
        chips=found.chips,
        hidden=list(hidden.items()),
    )


def _counted(standing: QuerySet[Assignment], *columns: str) -> list[dict[str, Any]]:
    """How many tasks lie with each (`who`) and stand how, the one with the most that is late first. One statement."""
    names: tuple[Any, ...] = ("who", *columns, "load")
    grouped = standing.order_by().values(*names).annotate(number=Count("matter_id", distinct=True))
    found: dict[UUID, dict[str, Any]] = {}
    for row in grouped:
        line = found.setdefault(row["who"], {**row, "total": 0, **{f"n_{one}": 0 for one in OPEN}})
        line[f"n_{row['load']}"] += row["number"]
        line["total"] += row["number"]
    late = f"n_{OPEN[0]}"
    return sorted(found.values(), key=lambda line: (-line[late], -line["total"], str(line["who"])))


def _minded(standing: QuerySet[Assignment], part: Minds, day: dt.date) -> list[dict[str, Any]]:
    """What those who direct, or who monitor, have to mind: the tasks whose work stands so. One statement."""
    named = Minder.objects.as_of(day).of(MATTER_KIND, part).filter(matter_id=OuterRef("matter_id"))
    own = standing.filter(parent=None).annotate(who=Subquery(named.values("holding_id")[:1]))
    return _counted(own.filter(who__isnull=False))


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
