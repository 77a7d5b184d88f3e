"""Who has how much to do: what is assigned to each agency, unit and officer, by how it stands."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

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
#: With whom work lies, and who minds it, in the order of the page.
_LYING: Final = ("agencies", "units", "officers")
_MINDING: Final = {"directing": Minds.DIRECTS.value, "monitoring": Minds.MONITORS.value}
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
    hidden = {name: value for name, value in kept_of(given).items() if name != "as_of"}
    kept = hidden | ({"as_of": day.isoformat()} if day != clock.today() else {})
    # A link names one of those who mind a task: an address that names another has no such rows.
    minding = {} if kept.get(NAME) else _MINDING
    lines = _counted(with_load(seen, at, is_past=is_past), day, is_minding=bool(minding))
    return WorkloadPage(
        groups=[
            *(_group(kind, lines[kind], kept, list_url) for kind in _LYING),
            *(_group(kind, lines[part], kept, list_url, by=NAME) for kind, part in minding.items()),
        ],
        at=at,
        is_today=day == clock.today(),
        day=day,
        chips=found.chips,
        hidden=list(hidden.items()),
    )


#: Each open assignment is judged once; a task that lies with somebody in several ways is counted once.
_COUNTED: Final = """
WITH standing AS MATERIALIZED (SELECT * FROM ({judged} OFFSET 0) AS judged WHERE load = ANY(%s)),
one AS (
    SELECT CASE WHEN organisation_id IS NOT NULL OR body_id IS NOT NULL THEN 'agencies'
            WHEN unit_id IS NOT NULL THEN 'units' ELSE 'officers' END AS kind,
        COALESCE(organisation_id, body_id, unit_id, holding_id) AS who, load, matter_id
    FROM standing
    {minded}
)
SELECT kind, who, load, count(*) FROM (SELECT DISTINCT kind, who, load, matter_id FROM one) AS alike GROUP BY kind, who, load
"""
_MINDED: Final = """UNION ALL
    SELECT minder.part, minder.holding_id, load, standing.matter_id
    FROM standing JOIN ({minders}) AS minder ON minder.matter_id = standing.matter_id WHERE parent_id IS NULL"""
_COLUMNS: Final = ("matter_id", "parent_id", "organisation_id", "body_id", "unit_id", "holding_id", "load")


def _counted(judged: QuerySet[Assignment], day: dt.date, *, is_minding: bool) -> Mapping[str, list[dict[str, Any]]]:
    """How many tasks lie with each (`who`) and stand how, by kind, those with the most that is late first. One statement.

    Where those who mind tasks are told, what they have to mind as well: the tasks whose work stands so.
    """
    lines: defaultdict[str, dict[UUID, dict[str, Any]]] = defaultdict(dict)
    for kind, who, load, number in _fetched(judged, day, is_minding=is_minding):
        line = lines[kind].setdefault(who, {"who": who, "total": 0, **{f"n_{one}": 0 for one in OPEN}})
        line[f"n_{load}"] += number
        line["total"] += number
    late = f"n_{OPEN[0]}"
    return defaultdict(
        list,
        {
            kind: sorted(found.values(), key=lambda line: (-line[late], -line["total"], str(line["who"])))
            for kind, found in lines.items()
        },
    )


def _fetched(judged: QuerySet[Assignment], day: dt.date, *, is_minding: bool) -> list[tuple[Any, ...]]:
    minders = Minder.objects.as_of(day).filter(matter_kind=MATTER_KIND, part__in=_MINDING.values())
    named: Any = minders.order_by("matter_id", "part", "since", "pk").distinct("matter_id", "part")
    try:
        sql, parameters = judged.order_by().values(*_COLUMNS).query.sql_with_params()
        minded, others = "", ()
        if is_minding:
            minded, others = named.values("matter_id", "part", "holding_id").query.sql_with_params()
    except EmptyResultSet:
        return []
    text = _COUNTED.format(judged=sql, minded=_MINDED.format(minders=minded) if minded else "")
    with connection.cursor() as cursor:
        cursor.execute(text, (*parameters, list(OPEN), *others))
        return list(cursor.fetchall())


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
