"""Programmes against months: what is due in each, what was done of it in time or late, what is open, what is overdue."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.assignments.enums import Timeliness
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Task
from decreta.directives.queries.class_cells import class_cells
from decreta.directives.queries.lights import ClassCell
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.supervision import capitalised
from decreta.directives.queries.task_list import NOBODY, OPEN, day_of, named_day, state_words, told_by_facts
from decreta.directives.queries.uncounted import Waiting
from decreta.seeing.queries.asked import Asked, asked, kept_of, rows_url
from decreta.ui.listing import Chip, Pager

#: What is told of every cell, with the mark of each; together they are all of its tasks.
KINDS: Final = {
    Timeliness.DONE_IN_TIME.value: "intime",
    Timeliness.DONE_LATE.value: "late",
    OPEN: "progress",
    Timeliness.OVERDUE.value: "overdue",
    Timeliness.CLOSED_OTHERWISE.value: "closed",
}
#: What the rows are, and the parameter that narrows to one.
ROWS: Final = {
    "directive": gettext_lazy("Directive"),
    "body": gettext_lazy("Body"),
    "lead": gettext_lazy("Lead agency"),
}
#: As many rows as one looks over at once.
MOST_LINES: Final = 30
_TOTAL = "*"
#: What narrows by how tasks stand as of the day of the page: on the earlier day the same tasks are counted.
_OF_ITS_DAY: Final = ("state", "light", "step", "lead", "stands", "load", "receipt", "moved")


@dataclass(frozen=True)
class Number:
    """One number of a cell or a tile: how many, how many more or fewer than on the day it is compared with, its rows."""

    kind: str
    mark: str
    label: str
    n: int
    change: int | None
    url: str

    @property
    def signed(self) -> str:
        """The change with its sign."""
        return f"{'+' if (self.change or 0) > 0 else '−'}{abs(self.change or 0)}"


@dataclass(frozen=True)
class Square:
    """One cell: how many are due, and what became of them."""

    n: int
    url: str
    numbers: list[Number]


@dataclass(frozen=True)
class Line:
    """One programme."""

    label: str
    squares: list[Square]
    total: Square


@dataclass(frozen=True)
class Months:
    """Programmes month by month, with sums on both sides: of all rows, also where only some are shown."""

    periods: list[str]
    lines: list[Line]
    row_sum: int
    sums: list[Square]
    total: Square
    kinds: list[Number]
    rows_label: Any


@dataclass(frozen=True)
class MatrixPage:
    """The programmes of an address, month by month."""

    months: Months
    rows_by: str
    choices: list[tuple[str, Any]]
    hidden: list[tuple[str, str]]
    as_of: dt.date
    than: dt.date | None
    is_today: bool
    number: int
    chips: list[Chip]
    pager: Pager

    @property
    def holds(self) -> bool:
        """Whether the sums of the rows, those of the columns and the number of the list are the same."""
        found = self.months
        return found.total.n == self.number == found.row_sum == sum(one.n for one in found.sums)


class Counts:
    """The numbers of every cell, counted on both sides from the same cells."""

    def __init__(self, found: Iterable[ClassCell], rows_by: str) -> None:
        self.n: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.labels: dict[str, str] = {}
        self.order: dict[str, Any] = {}
        self.periods: set[str] = set()
        for one in found:
            key, label, order = _row_of(one, rows_by)
            self.labels[key], self.order[key] = label, order
            self.periods.add(one.period)
            for row in (key, _TOTAL):
                for period in (one.period, _TOTAL):
                    self.n[row, period][kind_of(one.timeliness)] += one.number

    def rows(self) -> list[str]:
        """The rows, the newest directive or the greatest number first."""
        return sorted(self.labels, key=lambda key: (self.order[key], -self.n[key, _TOTAL].total(), self.labels[key]))


def kind_of(timeliness: Timeliness) -> str:
    """Which of the kinds a class belongs to."""
    return timeliness.value if timeliness.value in KINDS else OPEN


def matrix_page(query: Mapping[str, str], actor: Actor, waiting: Waiting | None = None) -> MatrixPage:
    """What is due month by month, as of the end of a day, perhaps beside an earlier one."""
    rows_by = query.get("rows", "") if query.get("rows", "") in ROWS else "directive"
    found = asked(query, actor, by_current=True, waiting=waiting)
    day, than = day_of(query), named_day(query.get("compare", ""))
    # Told apart only by what the rows are.
    counted = partial(
        class_cells,
        waiting=told_by_facts(query, found.waiting),
        by_directive=rows_by == "directive",
        by_lead=rows_by == "lead",
    )
    now = Counts(counted(found.tasks, day), rows_by)
    # Only what was there on the earlier day is counted on it; a filter of state stays that of the later one.
    before = None
    if than is not None and than != day:
        before = Counts(counted(_earlier(found, query, actor, than), than), rows_by)
    kept, rows = kept_of(query), now.rows()
    # A page that there is not any longer is the last one.
    page = Paginator(rows, MOST_LINES).get_page(query.get("page"))
    return MatrixPage(
        months=months_of(now, before, kept, rows_by, list(page.object_list)),
        rows_by=rows_by,
        choices=list(ROWS.items()),
        hidden=[(name, value) for name, value in kept.items() if name != "as_of"],
        as_of=day,
        than=than if before is not None else None,
        is_today=day == clock.today(),
        number=found.tasks.count(),
        chips=found.chips,
        pager=Pager.numbered(page.number, MOST_LINES, len(rows)),
    )


def _earlier(found: Asked, query: Mapping[str, str], actor: Actor, than: dt.date) -> QuerySet[Task]:
    """The tasks that there were on the earlier day: also those that were withdrawn since."""
    if any(query.get(name) for name in _OF_ITS_DAY):
        return found.tasks.filter(created_at__lte=clock.end_of_day(than))
    then = {name: query[name] for name in query} | {"as_of": than.isoformat()}
    return asked(then, actor, by_current=True, waiting=found.waiting).tasks


def months_of(
    now: Counts, before: Counts | None, kept: Mapping[str, str], rows_by: str, shown: Sequence[str] | None = None
) -> Months:
    """The table of what was counted, of some rows or all; `kept` narrows the rows behind every number."""
    periods, draw = in_order(now.periods), _Drawing(now, before, kept, rows_by)
    return Months(
        periods=[capitalised(period_words(one)) if one else _("No calendar period") for one in periods],
        lines=[
            Line(now.labels[key], [draw.square(key, one) for one in periods], draw.square(key, _TOTAL))
            for key in (now.rows() if shown is None else shown)
        ],
        row_sum=sum(now.n[key, _TOTAL].total() for key in now.labels),
        sums=[draw.square(_TOTAL, one) for one in periods],
        total=draw.square(_TOTAL, _TOTAL),
        kinds=draw.legend(),
        rows_label=ROWS[rows_by],
    )


class _Drawing:
    """Numbers as they are drawn: each with the address of its rows."""

    def __init__(self, now: Counts, before: Counts | None, kept: Mapping[str, str], rows_by: str) -> None:
        self._now, self._before, self._kept, self._rows_by = now, before, kept, rows_by

    def square(self, row: str, period: str) -> Square:
        narrow = {} if row == _TOTAL else {self._rows_by: row}
        narrow |= {} if period == _TOTAL else {"due": period or "none"}
        counts = self._now.n[row, period]
        earlier = self._before.n[row, period] if self._before is not None else None
        numbers = [
            Number(
                kind,
                mark,
                state_words(kind),
                counts[kind],
                None if earlier is None else counts[kind] - earlier[kind],
                rows_url(self._kept, narrow, {"state": kind}),
            )
            for kind, mark in KINDS.items()
            if counts[kind] or (earlier is not None and earlier[kind])
        ]
        return Square(counts.total(), rows_url(self._kept, narrow), numbers)

    def legend(self) -> list[Number]:
        """The kinds that occur."""
        occur = self._now.n[_TOTAL, _TOTAL]
        return [
            Number(kind, mark, state_words(kind), occur[kind], None, rows_url(self._kept, {"state": kind}))
            for kind, mark in KINDS.items()
            if occur[kind] or kind != Timeliness.CLOSED_OTHERWISE
        ]


def _row_of(one: ClassCell, rows_by: str) -> tuple[str, str, Any]:
    """The key, the name and the place of the row that a cell belongs to."""
    if rows_by == "body":
        return one.body, one.body_symbol, 0
    if rows_by == "lead":
        return one.lead or NOBODY, capitalised(one.lead_name) or _("no lead named"), 0
    return one.directive, one.symbol, -one.decided_on.toordinal()


def in_order(periods: Iterable[str]) -> Sequence[str]:
    """Periods as they follow each other; what has none stands last."""
    return sorted(periods, key=lambda one: (not one, one))
