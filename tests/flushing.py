"""Emptying the test database between tests that commit, although the log's tables refuse to be emptied.

The triggers that keep the log append-only hold against the application, not against a superuser who switches
them off; only the test suite does.
"""

from __future__ import annotations

from django.db.backends.postgresql.operations import DatabaseOperations

_plain = DatabaseOperations.execute_sql_flush


def _without_triggers(operations: DatabaseOperations, sql_list: list[str]) -> None:
    on, off = "SET session_replication_role = replica", "SET session_replication_role = origin"
    _plain(operations, [on, *sql_list, off])


def allow() -> None:
    """Let Django's transactional tests empty every table."""
    DatabaseOperations.execute_sql_flush = _without_triggers
