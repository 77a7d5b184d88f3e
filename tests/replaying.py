"""What many tests begin with is made by its acts once in a process; after that its rows are laid down as they were.

An office of a dozen people takes forty acts and three hundred statements; its rows take a dozen COPYs. The rows keep
their keys from test to test, so nothing outside the database may remember a thing by its key.
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils.translation import get_language

from decreta.core import clock

T = TypeVar("T")
Rows = list[tuple[str, list[bytes]]]


def once(build: Callable[..., T]) -> Callable[..., T]:
    """Let `build` do its work for each way in which it is called, at each moment of the clock, in each language; then replay it."""
    kept: dict[tuple[Any, ...], tuple[bytes, Rows]] = {}

    @functools.wraps(build)
    def built(**how: Any) -> T:
        moment = clock.now() if clock.is_simulated() else None
        key = (moment, get_language(), *sorted(how.items()))
        if key in kept:
            found, rows = kept[key]
            _lay_down(rows)
            return pickle.loads(found)
        before = _counts()
        made = build(**how)
        after = _counts()
        grown = [table for table, number in after.items() if number != before[table]]
        # Rows that stood there before cannot be told from those that came: then nothing is kept.
        if not any(before[table] for table in grown):
            kept[key] = pickle.dumps(made), [_taken(table) for table in grown]
        return made

    return built


def _counts() -> dict[str, int]:
    tables = connection.introspection.table_names()
    quoted = [connection.ops.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'(SELECT count(*) FROM {table})' for table in quoted)}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def _taken(table: str) -> tuple[str, list[bytes]]:
    """The statement that lays a table's rows down, and the rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            [table],
        )
        columns, name = cursor.fetchone()[0], connection.ops.quote_name(table)
        with cursor.copy(f"COPY (SELECT {columns} FROM {name}) TO STDOUT") as copy:
            return f"COPY {name} ({columns}) FROM STDIN", [bytes(piece) for piece in copy]


def _lay_down(rows: Rows) -> None:
    # References are looked at when the transaction ends; in which order the tables are filled does not matter.
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, pieces in rows:
            with cursor.copy(statement) as copy:
                for piece in pieces:
                    copy.write(piece)
