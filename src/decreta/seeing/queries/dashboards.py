"""What a dashboard shows: every tile from the same few statements, each number with its rows, as its reader may see them."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import Light, Step, Timeliness
from decreta.assignments.lights import LIGHTS
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Task
from decreta.directives.queries.class_cells import class_cells
from decreta.directives.queries.light_words import MARKS
from decreta.directives.queries.lights import Bad, Cell, Lit, cells, lit, worst
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.supervision import COLUMNS, capitalised
from decreta.directives.queries.task_list import NOBODY, day_of, named_day, tasks_asked_for
from decreta.directives.queries.uncounted import Waiting, uncounted
from decreta.organisation.enums import OrganisationKind
from decreta.seeing.enums import TileKind
from decreta.seeing.models import Dashboard, Start
from decreta.seeing.queries.asked import rows_url
from decreta.seeing.queries.board import STEP_MARKS
from decreta.seeing.queries.grid import SHADE_WORDS, Grid, grid_of
from decreta.seeing.queries.matrix import Counts, Months, Number, in_order, months_of
from decreta.seeing.tiles import Tile
from decreta.ui import moments, words
from decreta.ui.charts import Part, Ratio, Row
from decreta.ui.listing import Chip

#: Tasks that a tile of the worst names.
WORST: Final = 5
#: Agencies that a tile names; the others are one line.
AGENCIES: Final = 12


@dataclass(frozen=True)
class BadTask:
    """One of the worst tasks, with why."""

    task: Task
    lead: str
    lit: Lit


@dataclass(frozen=True)
class Drawn:
    """One tile as it is drawn; what it does not need is empty."""

    place: int
    kind: str
    title: str
    chips: list[str]
    url: str
    total: int
    ratio: Ratio | None = None
    figures: list[Number] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    months: Months | None = None
    grid: Grid | None = None
    worst: list[BadTask] = field(default_factory=list)
    #: Where it comes from, when the page asks for it by itself.
    part_url: str = ""
    is_wide: bool = False


@dataclass(frozen=True)
class DashboardPage:
    """A dashboard as its reader sees it, as of the end of a day."""

    dashboard: Dashboard
    tiles: list[Drawn]
    others: list[Dashboard]
    is_start: bool
    is_own: bool
    as_of: dt.date
    than: dt.date | None
    is_today: bool
    shades: list[tuple[str, Any]]


def dashboards_of(actor: Actor) -> list[Dashboard]:
    """The dashboards that a reader finds, his own first; `is_start` says which one opens first. One statement."""
    starts = Start.objects.visible_to(actor).filter(dashboard=OuterRef("pk"))
    own = ExpressionWrapper(Q(owner_id=actor.user_id), output_field=BooleanField())
    found = Dashboard.objects.visible_to(actor).annotate(is_start=Exists(starts), is_own=own)
    return list(found.order_by("-is_own", "created_at"))


def dashboard_page(
    pk: UUID, query: Mapping[str, str], actor: Actor, waiting: Waiting | None = None
) -> DashboardPage | None:
    """A dashboard that the reader finds; None where he does not. Nine statements at most, whatever its tiles."""
    found = dashboards_of(actor)
    shown: Any = next((one for one in found if one.pk == pk), None)
    if shown is None:
        return None
    day = day_of(query)
    than = named_day(query.get("than", ""))
    if than is None and "than" not in query and shown.compared_days:
        than = day - dt.timedelta(days=shown.compared_days)
    than = than if than is not None and than < day else None
    tiles = [one for one in map(Tile.from_data, shown.tiles) if one.is_known]
    return DashboardPage(
        dashboard=shown,
        tiles=_drawn(tiles, actor, day, than, (waiting or Waiting()).tasks),
        others=[one for one in found if one.pk != pk],
        is_start=shown.is_start,
        is_own=shown.is_own,
        as_of=day,
        than=than,
        is_today=day == clock.today(),
        shades=[(f"s{place}", shade) for place, shade in enumerate(SHADE_WORDS)],
    )


@dataclass(frozen=True)
class _Sources:
    """What the tiles are drawn from, asked for once for all of them."""

    actor: Actor
    day: dt.date
    tasks: QuerySet[Task]
    now: list[Cell]
    before: list[Cell] | None
    worst: Mapping[int, list[BadTask]]
    as_of: dict[str, str]


def _drawn(tiles: Sequence[Tile], actor: Actor, day: dt.date, than: dt.date | None, waiting: Ids | None) -> list[Drawn]:
    as_of = {} if day == clock.today() else {"as_of": day.isoformat()}
    chips: list[Chip] = []
    tasks, _moment = tasks_asked_for(as_of, actor, chips)
    before = None
    if than is not None:
        then, _earlier = tasks_asked_for({"as_of": than.isoformat()}, actor, [])
        before = cells(then, clock.end_of_day(than), waiting=waiting)
    found = _Sources(
        actor=actor,
        day=day,
        tasks=tasks,
        now=cells(tasks, clock.end_of_day(day), waiting=waiting),
        before=before,
        worst=_worst(tiles, tasks, actor, clock.end_of_day(day), waiting),
        as_of=as_of,
    )
    wide = widths([one.kind for one in tiles])
    return [replace(_tile(place, one, found), is_wide=wide[place]) for place, one in enumerate(tiles)]


def widths(kinds: Sequence[str]) -> list[bool]:
    """Which tiles take the whole width: tables and the map do, and whatever has no neighbour to share a row with."""
    found: list[bool] = []
    is_half = False
    for place, kind in enumerate(kinds):
        following = kinds[place + 1] if place + 1 < len(kinds) else None
        is_alone = not is_half and (following is None or following in _WIDE)
        found.append(kind in _WIDE or is_alone)
        is_half = not found[-1] and not is_half
    return found


_WIDE: Final = (TileKind.AGENCIES.value, TileKind.MONTHS.value, TileKind.GRID.value, TileKind.BELOW.value)


def _tile(place: int, tile: Tile, found: _Sources) -> Drawn:
    own = [one for one in found.now if tile.takes(one)]
    earlier = [one for one in found.before if tile.takes(one)] if found.before is not None else None
    kept = {**tile.narrow, **found.as_of}
    drawn = _DRAWING[tile.kind](tile, own, earlier, kept, found, place)
    return Drawn(
        place=place,
        kind=tile.kind,
        title=tile.title or str(TileKind(tile.kind).label),
        chips=_chips(tile, own),
        url=rows_url(kept),
        total=sum(one.number for one in own),
        **drawn,
    )


def _chips(tile: Tile, own: Sequence[Cell]) -> list[str]:
    """What narrows a tile, in words; the names are those of its own tasks, so that nobody learns others."""
    first = own[0] if own else None
    told = []
    if tile.body:
        told.append(first.body_symbol if first else tile.body)
    if tile.directive and first:
        told.append(first.symbol)
    if tile.lead:
        told.append((first.lead_name if first else "") or _("no lead named"))
    if tile.due:
        told.append(_("No calendar period") if tile.due == NOBODY else capitalised(period_words(tile.due)))
    return told


def _count(found: Iterable[Cell] | None, key: Callable[[Cell], Any]) -> Counter[Any]:
    counts: Counter[Any] = Counter()
    for one in found or ():
        counts[key(one)] += one.number
    return counts


def _numbers(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    counts = _count(own, lambda one: one.timeliness.value)
    total, in_time = counts.total(), counts[Timeliness.DONE_IN_TIME.value]
    definition = _(
        "Numerator: tasks whose report that they are done came in time and was accepted. Denominator: all %(total)s tasks "
        "of this tile. As of the end of %(day)s."
    ) % {"total": total, "day": moments.day(found.day)}
    parts = [Part(one, counts[one], rows_url(kept, {"state": one})) for one in words.ORDER]
    ratio = Ratio(in_time, total, _("of %(total)s done in time") % {"total": total}, parts, definition)
    if earlier is None:
        return {"ratio": ratio}
    then = _count(earlier, lambda one: one.timeliness.value)
    changed = [one for one in words.ORDER if counts[one] != then[one]]
    figures = [
        Number(
            one,
            words.STATES[one].mark,
            str(words.STATES[one].short),
            counts[one],
            counts[one] - then[one],
            rows_url(kept, {"state": one}),
        )
        for one in changed
    ]
    return {"ratio": ratio, "figures": figures}


def _lights(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    def key(one: Cell) -> Light | None:
        return one.light

    counts, then = _count(own, key), _count(earlier, key) if earlier is not None else None
    return {
        "figures": [
            Number(
                one.value,
                MARKS[one],
                str(one.label),
                counts[one],
                None if then is None else counts[one] - then[one],
                rows_url(kept, {"light": one.value}),
            )
            for one in LIGHTS
        ]
    }


def _steps(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    counts = _count(own, lambda one: one.step)
    then = _count(earlier, lambda one: one.step) if earlier is not None else None
    return {
        "figures": [
            Number(
                one.value,
                mark,
                str(one.label),
                counts[one],
                None if then is None else counts[one] - then[one],
                rows_url(kept, {"step": one.value}),
            )
            for one, mark in STEP_MARKS.items()
            if counts[one] or one not in (Step.SUSPENDED, Step.CLOSED)
        ]
    }


def _agencies(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    by_lead: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for one in own:
        by_lead[one.lead or NOBODY][one.timeliness.value] += one.number
        names[one.lead or NOBODY] = one.lead_name
    columns = [one for one in words.ORDER if one in COLUMNS or any(counts[one] for counts in by_lead.values())]
    late = Timeliness.OVERDUE.value
    order = sorted(by_lead, key=lambda key: (-by_lead[key][late], -by_lead[key].total(), names[key]))
    rows = [_row(key, capitalised(names[key]) or _("no lead named"), by_lead[key], kept) for key in order[:AGENCIES]]
    rest: Counter[str] = sum((by_lead[key] for key in order[AGENCIES:]), Counter())
    if rest:
        label = _("%(n)s others") % {"n": len(order) - AGENCIES}
        rows.append(Row(label, [Part(one, rest[one]) for one in words.ORDER if rest[one]]))
    return {"rows": rows, "columns": columns}


def _row(key: str, label: str, counts: Counter[str], kept: Mapping[str, str], name: str = "lead") -> Row:
    narrow = {name: key}
    parts = [
        Part(one, counts[one], rows_url(kept, narrow, {"state": one}) if counts[one] else "")
        for one in words.ORDER
        if counts[one] or one in COLUMNS
    ]
    note = ", ".join(f"{counts[one]} {words.STATES[one].short}".lower() for one in words.ORDER if counts[one])
    return Row(label, parts, rows_url(kept, narrow), "" if name == "lead" else note)


def _months(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    then = Counts(earlier, "directive") if earlier is not None else None
    return {"months": months_of(Counts(own, "directive"), then, kept, "directive")}


def _chart(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    by_period: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in own:
        by_period[one.period][one.timeliness.value] += one.number
    return {
        "rows": [
            _row(
                period or NOBODY,
                capitalised(period_words(period)) if period else _("No calendar period"),
                by_period[period],
                kept,
                "due",
            )
            for period in in_order(by_period)
        ]
    }


def _grid(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    tasks, _moment = tasks_asked_for(kept, found.actor, [])
    return {"grid": grid_of(tasks, found.actor, found.day, OrganisationKind.PROVINCE.value, kept)}


def _worst_tile(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    return {"worst": found.worst.get(place, [])}


def _below(
    tile: Tile, own: list[Cell], earlier: list[Cell] | None, kept: Mapping[str, str], found: _Sources, place: int
) -> dict[str, Any]:
    """Asked for by the page itself, from where levels are counted: so it costs the dashboard nothing."""
    address = reverse("cascade:summary")
    return {"part_url": f"{address}?{urlencode(found.as_of)}" if found.as_of else address}


_DRAWING: Final[Mapping[str, Callable[..., dict[str, Any]]]] = {
    TileKind.NUMBERS.value: _numbers,
    TileKind.LIGHTS.value: _lights,
    TileKind.STEPS.value: _steps,
    TileKind.AGENCIES.value: _agencies,
    TileKind.MONTHS.value: _months,
    TileKind.CHART.value: _chart,
    TileKind.GRID.value: _grid,
    TileKind.BELOW.value: _below,
    TileKind.WORST.value: _worst_tile,
}


def _worst(
    tiles: Sequence[Tile], tasks: QuerySet[Task], actor: Actor, moment: dt.datetime, waiting: Ids | None
) -> dict[int, list[BadTask]]:
    """The worst tasks of every tile that asks for them. Three statements, none where none does."""
    asking = [(place, one) for place, one in enumerate(tiles) if one.kind == TileKind.WORST]
    narrows = [one.narrow for _place, one in asking]
    found: list[Bad] = worst(tasks, moment, narrows, most=WORST, waiting=waiting) if asking else []
    ids = Ids({one.task_id for one in found})
    if not ids:
        return {}
    named = Task.objects.told_to(actor).filter(pk__among=ids).select_related("directive__document", "clause")
    known = {one.pk: one for one in named}
    lights = lit(ids, moment)
    by_tile: defaultdict[int, list[BadTask]] = defaultdict(list)
    for one in found:
        by_tile[asking[one.place][0]].append(BadTask(known[one.task_id], one.lead_name, lights[one.task_id]))
    return by_tile


@dataclass(frozen=True)
class Choices:
    """What a tile can be narrowed to: what the reader's own tasks have."""

    bodies: list[tuple[str, str]]
    directives: list[tuple[str, str]]
    leads: list[tuple[str, str]]
    periods: list[tuple[str, str]]


def choices_of(actor: Actor) -> Choices:
    """The bodies, directives, leads and periods of the tasks that a reader sees. Two statements."""
    tasks, _moment = tasks_asked_for({}, actor, [])
    found = class_cells(tasks, clock.today(), uncounted())
    return Choices(
        sorted({(one.body, one.body_symbol) for one in found}),
        sorted({(one.directive, one.symbol) for one in found}, key=lambda one: one[1]),
        sorted({(one.lead, capitalised(one.lead_name)) for one in found if one.lead}, key=lambda one: one[1]),
        [(one, capitalised(period_words(one))) for one in in_order({one.period for one in found}) if one],
    )
