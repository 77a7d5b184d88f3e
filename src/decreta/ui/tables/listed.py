"""A list as an address asks for it: which columns, in which order, which page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.http import QueryDict

from decreta.core.actor import Actor
from decreta.core.texts import whole_number
from decreta.ui.listing import Pager
from decreta.ui.tables.columns import Column
from decreta.ui.tables.declaration import Selection, Table

R = TypeVar("R")
#: Parameters that every list shares.
COLUMNS, SORT, PAGE, AFTER = "cols", "sort", "page", "after"
_LONGEST_KEY = 120


@dataclass(frozen=True)
class Asked(Generic[R]):
    """What an address says of a table besides its filters; words that mean nothing say nothing."""

    columns: tuple[Column[R], ...]
    sort: str
    page: int = 1
    after: str = ""
    has_chosen: bool = False

    @classmethod
    def read(cls, table: Table[R], query: Mapping[str, str], chosen: str = "") -> Asked[R]:
        """From the address, else as the reader has `chosen` for good, else as the table begins."""
        columns = _columns(table, _text(query, COLUMNS)) or _columns(table, chosen)
        sort = query.get(SORT, "")
        column = table.column(sort.removeprefix("-"))
        return cls(
            columns=columns or tuple(one for one in table.columns if one.shown or one.is_heading),
            sort=sort if column is not None and column.sort else "",
            page=max(1, whole_number(query.get(PAGE, ""), otherwise=1)),
            after=query.get(AFTER, "")[:_LONGEST_KEY],
            has_chosen=bool(columns),
        )

    def order(self, table: Table[R], selection: Selection[R]) -> tuple[Any, ...]:
        """The fields that order the rows, the last one unique."""
        usual: tuple[Any, ...] = selection.order or table.order
        grouped = selection.grouping.order if selection.grouping is not None else ()
        column = table.column(self.sort.removeprefix("-"))
        if column is None:
            return (*grouped, *usual)
        fields = tuple(_turned(one) for one in column.sort) if self.sort.startswith("-") else column.sort
        return (*grouped, *fields, *usual)

    @property
    def keys(self) -> tuple[str, ...]:
        """The chosen columns by key."""
        return tuple(one.key for one in self.columns)


@dataclass
class Listed(Generic[R]):
    """One page of a list: its rows, the columns they are shown in, where it stands among the pages."""

    table: Table[R]
    asked: Asked[R]
    selection: Selection[R]
    rows: list[R]
    pages: Pager
    query: QueryDict
    #: What the page asked for besides (`kit.lists.page`).
    beside: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def chips(self) -> Sequence[Any]:
        """What narrowed it."""
        return self.selection.chips

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the page's own template wants besides."""
        return self.selection.facts


def listed(table: Table[R], query: QueryDict, actor: Actor, *, chosen: str = "") -> Listed[R]:
    """A page of a table for somebody. One row more than shown is asked for, so that most lists need no count."""
    asked, selection = Asked.read(table, query, chosen), table.select(query, actor)
    order = asked.order(table, selection)
    if table.keyset is not None and not asked.sort:
        found = selection.found.order_by(*order)
        rows = selection.fetch(table.keyset.behind(found, asked.after)[: table.page_size + 1])
        return Listed(table, asked, selection, rows[: table.page_size], _by_key(table, rows, asked), query)
    first = (asked.page - 1) * table.page_size
    if selection.kept is not None:
        rows = list(selection.kept.page(order, first, table.page_size + 1))
    else:
        rows = selection.fetch(selection.found.order_by(*order)[first : first + table.page_size + 1])
    pages = _numbered(selection, asked.page, table.page_size, len(rows))
    return Listed(table, asked, selection, rows[: table.page_size], pages, query)


def listed_one(table: Table[R], query: QueryDict, actor: Actor, key: str, *, chosen: str = "") -> Listed[R]:
    """The same list with the one row of a key; without any where the row is not in it, or not any longer."""
    asked, selection = Asked.read(table, query, chosen), table.select(query, actor)
    try:
        found = selection.found.filter(pk=selection.found.model._meta.pk.to_python(key))
    except (ValidationError, ValueError):
        found = selection.found.none()
    rows = [row for row in selection.fetch(found) if table.row_key(row) == key]
    # Headings of groups stand over rows of a page; a single row has none.
    return Listed(table, asked, replace(selection, grouping=None), rows, Pager.numbered(1, 1, len(rows)), query)


def _by_key(table: Table[R], rows: list[R], asked: Asked[R]) -> Pager:
    assert table.keyset is not None
    if len(rows) > table.page_size:
        key = table.keyset.key_of(rows[table.page_size - 1])
        return Pager(first=0, last=0, next={AFTER: key}, previous={AFTER: ""} if asked.after else {})
    return Pager(first=0, last=0, previous={AFTER: ""} if asked.after else {})


def _numbered(selection: Selection[Any], page: int, size: int, fetched: int) -> Pager:
    """Where a numbered page stands. Only a list that goes on behind its first page is counted."""
    if fetched <= size and (fetched or page == 1):
        return Pager.numbered(page, size, (page - 1) * size + fetched)
    if selection.kept is not None:
        known = Pager.counted_by(page, size, selection.kept.count)
    else:
        known = Pager.counted(page, size, selection.found)
    return known if fetched > size else replace(known, next={})


def _columns(table: Table[R], text: str) -> tuple[Column[R], ...]:
    """The columns that a text names, in the table's order; the name of the row always among them."""
    wanted = set(text.split(","))
    found = tuple(one for one in table.columns if one.key in wanted)
    if not found:
        return ()
    return tuple(one for one in table.columns if one.key in wanted or one.is_heading)


def _text(query: Mapping[str, str], name: str) -> str:
    """A value that may stand once, with commas, or several times, as a form with check boxes writes it."""
    return ",".join(query.getlist(name)) if isinstance(query, QueryDict) else query.get(name, "")


def _turned(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"
