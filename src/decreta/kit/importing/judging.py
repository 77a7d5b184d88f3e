"""Judging rows without writing anything: what each would do, and everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from decreta.core.actor import Actor
from decreta.core.days import Order
from decreta.kit.importing import cells
from decreta.kit.importing.columns import plain
from decreta.kit.importing.registry import Importable
from decreta.kit.importing.rows import Judged, Row, Standing
from decreta.kit.models import RowState

#: Rows that are looked up together.
TOGETHER = 2_000


def judge(
    importable: Importable,
    rows: Sequence[Row],
    *,
    columns: Iterable[str],
    orders: Mapping[str, Order],
    by: Actor,
    find_keys: Callable[[], Mapping[str, int]] | None = None,
    may_empty: frozenset[str] = frozenset(),
    tell: Callable[[int], None] | None = None,
) -> None:
    """Read, look up and compare rows; the number of statements does not depend on how many there are in a stretch.

    `find_keys` gives the keys of the whole file when `rows` are a part of it.
    """
    mapped = frozenset(columns)
    read = [one for one in importable.columns if one.key in mapped or one.required]
    words = cells.choice_words(read)
    for row in rows:
        cells.parse(row, read, orders, words)
        row.key = importable.key(row)[:300]
    known = first_rows(rows) if find_keys is None else {}
    memo: dict[str, object] = {}
    for start in range(0, len(rows), TOGETHER):
        part = Judged(
            rows=list(rows[start : start + TOGETHER]),
            orders=orders,
            find_keys=find_keys or (lambda: known),
            columns=mapped,
            memo=memo,
            may_empty=may_empty,
        )
        _judge_part(importable, part, by)
        if tell is not None:
            tell(min(start + TOGETHER, len(rows)))


def _judge_part(importable: Importable, judged: Judged, by: Actor) -> None:
    _find_twice(importable, judged)
    importable.look_up(judged, by=by)
    standing = importable.standing(judged, by=by)
    order = {column.key: place for place, column in enumerate(importable.columns)}
    for row in judged.rows:
        _compare(importable, row, standing.get(row.number), judged)
        if row.faults:
            row.state = RowState.FAULTY
            row.faults.sort(key=lambda one: order.get(one.column, -1))


def _find_twice(importable: Importable, judged: Judged) -> None:
    """A key that an earlier row of the file has already: the later row says so."""
    for row in judged.rows:
        first = judged.keys.get(row.key) if row.key else None
        if first is not None and first < row.number:
            row.fault("", "twice", other=first, key=importable.said(row))


def first_rows(rows: Iterable[Row]) -> dict[str, int]:
    """Each key with the first row that has it."""
    found: dict[str, int] = {}
    for row in rows:
        if row.key:
            found.setdefault(row.key, row.number)
    return found


def _compare(importable: Importable, row: Row, found: Standing | None, judged: Judged) -> None:
    if found is None:
        row.state = RowState.NEW
        return
    row.thing = found.thing
    for column in importable.columns:
        if column.key not in found.shown or column.key not in judged.columns:
            continue
        # An empty cell says nothing: it never empties what is there.
        if not row.cells.get(column.key) and column.key not in judged.may_empty:
            continue
        before, after = plain(found.shown[column.key]), plain(row.values.get(column.key))
        if before != after and not row.is_wrong_in(column.key):
            if column.key in importable.fixed:
                row.fault(column.key, "unchangeable", before=before)
            row.difference.append((column.key, before, after))
    row.state = RowState.CHANGED if row.difference else RowState.UNCHANGED
