"""Asking at once what many parts of a page will ask: one statement instead of one for each.

A page that is put together by many areas asks much, and much of that is nearly always empty. What it asks is gathered
while every prepared statement gives nothing; one statement fetches the rows of all of them, and the parts, called again,
are given those:

    with ahead.gathering() as asked:
        for part in parts:
            list(part())
    with ahead.knowing(ahead.told(asked)):
        found = [row for part in parts for row in part()]

Only prepared statements take part (`core.prepared`), so a part must ask by them alone, and do nothing but ask. What a part
asks only once it knows the first rows, it asks by itself. Rows with a column that does not travel in JSON
(`core.travelling`) are not fetched so: of those it is found out only whether there are any.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import connection

from decreta.core.plans import planned_once

#: Rows as the driver gives them.
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Travelling:
    """A statement as one value of another, and what is read in it; nothing is, where there are rows but not here."""

    sql: str
    parameters: tuple[Any, ...]
    read: Callable[[Any], Rows | None]


class Asked(Protocol):
    """A prepared statement with its arguments."""

    @property
    def prepared(self) -> Any: ...

    @property
    def arguments(self) -> tuple[Any, ...]: ...

    def statement(self) -> tuple[str, tuple[Any, ...]]: ...

    def travelling(self) -> Travelling: ...


@dataclass(frozen=True)
class Told:
    """What is known of a statement: its rows, or only that it has some."""

    asked: Asked
    rows: Rows | None


_gathered: ContextVar[list[Asked] | None] = ContextVar("statements gathered", default=None)
_known: ContextVar[Sequence[Told]] = ContextVar("statements whose rows are known", default=())


@contextlib.contextmanager
def gathering() -> Iterator[list[Asked]]:
    """Prepared statements are gathered here, each once, and give nothing."""
    found: list[Asked] = []
    token = _gathered.set(found)
    try:
        yield found
    finally:
        _gathered.reset(token)


def told(asked: Sequence[Asked], *, is_planned_once: bool = False) -> list[Told]:
    """The rows of the statements. One statement, whatever their number; none where none can have a row.

    With `is_planned_once` the server makes one plan for whatever values (`core.plans`).
    """
    travelling: list[Travelling | None] = []
    for one in asked:
        try:
            travelling.append(one.travelling())
        except EmptyResultSet:
            travelling.append(None)
    wanted = [(its.sql, its.parameters) for its in travelling if its is not None]
    with planned_once() if is_planned_once and wanted else contextlib.nullcontext():
        values = iter(_selected(wanted))
    return [
        Told(one, [] if its is None else its.read(next(values))) for one, its in zip(asked, travelling, strict=True)
    ]


def empty(asked: Sequence[Asked]) -> list[Asked]:
    """Those of the statements that give no row, where the rows themselves are not wanted. One statement."""
    nothing: list[Asked] = []
    others: list[tuple[Asked, tuple[str, tuple[Any, ...]]]] = []
    for one in asked:
        try:
            sql, parameters = one.statement()
        except EmptyResultSet:
            nothing.append(one)
        else:
            others.append((one, (f"EXISTS ({sql})", parameters)))
    answers = _selected([exists for _one, exists in others])
    return [*nothing, *(one for (one, _exists), has_rows in zip(others, answers, strict=True) if not has_rows)]


def _selected(wanted: Sequence[tuple[str, tuple[Any, ...]]]) -> Sequence[Any]:
    """The values of some expressions. One statement, none where nothing is wanted."""
    if not wanted:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _parameters in wanted)}",
            [value for _sql, parameters in wanted for value in parameters],
        )
        return tuple(cursor.fetchone())


@contextlib.contextmanager
def knowing(known: Sequence[Told]) -> Iterator[None]:
    """These statements are not asked again: they give what is known of them."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


def known_rows(asked: Asked) -> Rows | None:
    """The rows of a statement that need no asking; while statements are gathered there are none, and it is noted."""
    gathered = _gathered.get()
    if gathered is not None:
        if not any(_same(one, asked) for one in gathered):
            gathered.append(asked)
        return []
    return next((one.rows for one in _known.get() if _same(one.asked, asked)), None)


def _same(one: Asked, other: Asked) -> bool:
    return one.prepared is other.prepared and one.arguments == other.arguments
