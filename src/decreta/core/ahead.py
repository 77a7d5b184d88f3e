"""Asking first which of many statements give anything: one statement instead of all those that give nothing.

A page that is put together by many areas asks much that is nearly always empty. What it asks is gathered while every
prepared statement gives nothing; one statement finds out which of them would give a row; the others are then left out:

    with ahead.gathering() as asked:
        for part in parts:
            list(part())
    with ahead.knowing(ahead.empty(asked)):
        found = [row for part in parts for row in part()]

Only prepared statements take part (`core.prepared`), so a part must ask by them alone, and do nothing but ask.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import Any, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import connection


class Asked(Protocol):
    """A prepared statement with its arguments."""

    @property
    def prepared(self) -> Any: ...

    @property
    def arguments(self) -> tuple[Any, ...]: ...

    def statement(self) -> tuple[str, tuple[Any, ...]]: ...


_gathered: ContextVar[list[Asked] | None] = ContextVar("statements gathered", default=None)
_empty: ContextVar[Sequence[Asked]] = ContextVar("statements that give nothing", default=())


@contextlib.contextmanager
def gathering() -> Iterator[list[Asked]]:
    """Prepared statements are gathered here, and give nothing."""
    found: list[Asked] = []
    token = _gathered.set(found)
    try:
        yield found
    finally:
        _gathered.reset(token)


def empty(asked: Sequence[Asked]) -> list[Asked]:
    """Those of the statements that give no row. One statement, whatever their number."""
    nothing, others = [], []
    for one in asked:
        try:
            others.append((one, *one.statement()))
        except EmptyResultSet:
            nothing.append(one)
    if others:
        with connection.cursor() as cursor:
            wanted = ", ".join(f"EXISTS ({sql})" for _one, sql, _parameters in others)
            cursor.execute(f"SELECT {wanted}", [value for *_, parameters in others for value in parameters])
            answers = cursor.fetchone()
        nothing += [one for (one, *_), has_rows in zip(others, answers, strict=True) if not has_rows]
    return nothing


@contextlib.contextmanager
def knowing(nothing: Sequence[Asked]) -> Iterator[None]:
    """These statements are not asked again: they give nothing."""
    token = _empty.set(nothing)
    try:
        yield
    finally:
        _empty.reset(token)


def needs_no_asking(asked: Asked) -> bool:
    """Whether a statement gives nothing without being asked; while statements are gathered, it is noted."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(asked)
        return True
    return any(one.prepared is asked.prepared and one.arguments == asked.arguments for one in _empty.get())
