"""Emptying the test database between tests that commit, although the log's tables refuse to be emptied.

The triggers that keep the log append-only hold against every statement of the application. Only who owns the tables
can switch them off, and only the test suite does.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

_plain = DatabaseOperations.execute_sql_flush


def switch_triggers(how: str) -> list[str]:
    """The statements that switch (`DISABLE`, `ENABLE`) the triggers of every table that refuses to be emptied."""
    quote = connection.ops.quote_name
    guarded = [
        model._meta.db_table
        for model in apps.get_models()
        if any(trigger.name == "no_truncate" for trigger in getattr(model._meta, "triggers", ()))
    ]
    return [f"ALTER TABLE {quote(table)} {how} TRIGGER USER" for table in guarded]


def _without_triggers(operations: DatabaseOperations, sql_list: list[str]) -> None:
    _plain(operations, [*switch_triggers("DISABLE"), *sql_list, *switch_triggers("ENABLE")])


def allow() -> None:
    """Let Django's transactional tests empty every table."""
    DatabaseOperations.execute_sql_flush = _without_triggers
