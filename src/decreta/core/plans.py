"""How the server plans statements that it keeps: once for any values, or anew for the values at hand."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

import psycopg
from django.db import Error, connection

_by_values: set[str] = set()
_is_once: ContextVar[bool] = ContextVar("planned once", default=False)


def by_values(*tables: str) -> None:
    """Say of tables that what a statement finds in them depends on whose rows it asks for: one, or a million.

    After five times the server takes a general plan for a kept statement if it believes that one to be as good, and its
    belief is about an average: nobody's rows are average where one body watches over a million and a commune has ten. Lists
    of a province's official went from a tenth of a second to four. Statements that read these tables are planned anew.
    """
    _by_values.update(tables)


def is_by_values(query: object) -> bool:
    """Whether a statement must not be kept with a plan: one that reads such a table, not one that writes."""
    if _is_once.get() or not isinstance(query, str) or not query[:80].lstrip(" \n(").startswith(("SELECT", "WITH")):
        return False
    return any(table in query for table in _by_values)


@contextlib.contextmanager
def planned_once() -> Iterator[None]:
    """Within, a statement that the server keeps is run by its general plan, made for any values.

    Left to itself the server weighs the general plan against one for the values at hand, and charges next to nothing for
    making the latter. Of a statement that asks sixty things at once that takes two hundred milliseconds, for rows that are
    fetched in ten. Only for statements each part of which is found by an index whatever the values are: not where words are
    looked for, of which one stands everywhere and another nowhere.

    Behind a transaction pooler nothing is kept, and nothing is said to a connection that others use.
    """
    if connection.settings_dict["OPTIONS"].get("prepare_threshold") is None:
        yield
        return
    _say(b"SET plan_cache_mode = force_generic_plan")
    token = _is_once.set(True)
    try:
        yield
    finally:
        _is_once.reset(token)
        # After a failure inside a transaction nothing can be said; what was said in it is taken back with it.
        with contextlib.suppress(Error):
            _say(b"RESET plan_cache_mode")


def _say(words: bytes) -> None:
    """Said to the driver, since it asks nothing; a server that is away is told of as for any statement."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    server: psycopg.Connection = connection.connection
    with connection.wrap_database_errors:
        server.execute(words)
