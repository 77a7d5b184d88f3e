"""The organisations of one level as tiles: what is overdue of all that each answers for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from decreta.assignments.enums import Timeliness
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import fold
from decreta.directives.models import Task
from decreta.directives.queries.task_list import ANY, answering_seen, day_of
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.models import Organisation
from decreta.seeing.queries.asked import asked, kept_of, rows_url
from decreta.seeing.queries.maps import places_on
from decreta.ui.listing import Chip

#: The shades: up to which share of what is overdue, in per cent; the first is nothing at all.
SHADES: Final = (0, 10, 25, 50, 100)
SHADE_WORDS: Final = (
    gettext_lazy("nothing is overdue"),
    gettext_lazy("up to 10%"),
    gettext_lazy("over 10% to 25%"),
    gettext_lazy("over 25% to 50%"),
    gettext_lazy("over 50%"),
)
#: More would be a list.
MOST = 400
#: Levels that have a grid.
LEVELS: Final = (
    OrganisationKind.PROVINCE,
    OrganisationKind.MINISTRY,
    OrganisationKind.PARTY_COMMITTEE,
    OrganisationKind.DISTRICT,
    OrganisationKind.COMMUNE,
    OrganisationKind.ENTERPRISE,
)


@dataclass(frozen=True)
class Tile:
    """One organisation: how many assignments it answers for, how many of them are overdue, both with their rows."""

    name: str
    #: What distinguishes its name from the others.
    short: str
    lang: str
    total: int
    late: int
    url: str
    late_url: str
    #: Where it stands on the map, if it does: row and column.
    place: tuple[int, int] | None = None

    @property
    def css(self) -> str:
        """The classes of its place on the map."""
        return f" pg-r{self.place[0]} pg-c{self.place[1]}" if self.place is not None else ""

    @property
    def percent(self) -> float:
        """The share of what is overdue, in per cent."""
        return 100 * self.late / self.total if self.total else 0.0

    @property
    def shade(self) -> str:
        """The class of its colour; what answers for nothing has none."""
        if not self.total:
            return "none"
        return f"s{next(place for place, limit in enumerate(SHADES) if self.percent <= limit)}"


@dataclass(frozen=True)
class Grid:
    """The tiles of one level, with the sums."""

    tiles: list[Tile]
    left_out: int

    @property
    def on_map(self) -> list[Tile]:
        """Those that stand on a map, row by row."""
        return sorted((one for one in self.tiles if one.place is not None), key=lambda one: one.place or (0, 0))

    @property
    def beside_map(self) -> list[Tile]:
        """Those that do not, in the order of their names."""
        return [one for one in self.tiles if one.place is None]

    @property
    def total(self) -> int:
        return sum(one.total for one in self.tiles)

    @property
    def late(self) -> int:
        return sum(one.late for one in self.tiles)

    @property
    def worst_first(self) -> list[Tile]:
        """For the table behind the picture."""
        return sorted(self.tiles, key=lambda one: (-one.percent, -one.late, fold(one.name)))


@dataclass(frozen=True)
class GridPage:
    """The tiles of an address."""

    grid: Grid
    level: str
    levels: list[tuple[str, Any]]
    shades: list[tuple[str, Any]]
    hidden: list[tuple[str, str]]
    as_of: dt.date
    is_today: bool
    chips: list[Chip]


def grid_page(query: Mapping[str, str], actor: Actor) -> GridPage:
    """What the organisations of a level answer for, as the reader sees it, as of the end of a day."""
    found, day = asked(query, actor, by_current=True), day_of(query)
    level = query.get("level", "") if query.get("level", "") in LEVELS else OrganisationKind.PROVINCE.value
    kept = {name: value for name, value in kept_of(query).items() if name not in ("agency", "stands")}
    return GridPage(
        grid=grid_of(found.tasks, actor, day, level, kept, places_on(day)),
        level=level,
        levels=[(one.value, one.label) for one in LEVELS],
        shades=[(f"s{place}", words) for place, words in enumerate(SHADE_WORDS)],
        hidden=[(name, value) for name, value in kept.items() if name != "as_of"],
        as_of=day,
        is_today=day == clock.today(),
        chips=found.chips,
    )


def grid_of(
    tasks: QuerySet[Task],
    actor: Actor,
    day: dt.date,
    level: str,
    kept: Mapping[str, str],
    places: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Grid:
    """The tiles of a level for some tasks, those that `places` knows on a map. Two statements.

    An organisation's own assignments count, and those of its units and officers in its own book; of a task for each of a group its own part: the reader's, as he sees them.
    """
    numbers = _numbers(tasks, actor, day, level)
    organisations = list(Organisation.objects.valid_on(day).filter(kind=level)[: MOST + 1])
    shown = organisations[:MOST]
    short = without_shared([one.name for one in shown])
    tiles = [
        _tile(one, name, numbers[one.pk], kept, places.get(one.code)) for one, name in zip(shown, short, strict=True)
    ]
    return Grid(sorted(tiles, key=lambda one: fold(one.name)), left_out=len(organisations) - len(tiles))


def without_shared(names: list[str]) -> list[str]:
    """Names without the words that all of them begin with, or (as in Japanese) the signs that all of them end in."""
    if len(names) < _FEWEST:
        return names
    words = [one.split(" ") for one in names]
    first = _shared([one[:-1] for one in words])
    last = 0 if first else _shared([one[:0:-1] for one in names])
    cut = [" ".join(one[first:])[: -last or None] for one in words]
    return [one[:1].upper() + one[1:] for one in cut]


#: One name has nothing in common with others.
_FEWEST: Final = 2


def _shared(sequences: Sequence[Sequence[str]]) -> int:
    """How many of their first parts are the same in all."""
    number = 0
    for parts in zip(*sequences, strict=False):
        if len(set(parts)) > 1 or parts[0] == " ":
            break
        number += 1
    return number


def _numbers(tasks: QuerySet[Task], actor: Actor, day: dt.date, level: str) -> defaultdict[UUID, tuple[int, int]]:
    seen: Any = answering_seen(actor, day).filter(matter_id__in=tasks.order_by().values("pk"))
    # What a house gave to its own units and officers is done in its name.
    whose = seen.annotate(answering_id=Coalesce("organisation_id", "house_id"))
    counted = (
        whose.filter(answering_id__in=Organisation.objects.filter(kind=level).order_by().values("pk"))
        .exclude(timeliness=Timeliness.CLOSED_OTHERWISE)
        .order_by()
        .values("answering_id", "timeliness")
        .annotate(number=Count("matter_id", distinct=True))
    )
    found: defaultdict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    rows: Iterable[Mapping[str, Any]] = counted
    for row in rows:
        total, late = found[row["answering_id"]]
        is_late = row["timeliness"] == Timeliness.OVERDUE
        found[row["answering_id"]] = total + row["number"], late + (row["number"] if is_late else 0)
    return found


def _tile(
    one: Organisation,
    short: str,
    numbers: tuple[int, int],
    kept: Mapping[str, str],
    place: tuple[int, int] | None,
) -> Tile:
    total, late = numbers
    narrow = {"agency": one.code}
    return Tile(
        one.name,
        short,
        one.name_lang,
        total,
        late,
        rows_url(kept, narrow, {"stands": ANY}),
        rows_url(kept, narrow, {"stands": Timeliness.OVERDUE.value}),
        place,
    )
