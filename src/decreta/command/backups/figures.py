"""What a database holds, in figures that another one must repeat: plain statements, whatever the version of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

# Rows in any order give the same sum: sixty bits of each row's text, as PostgreSQL prints it.
_FINGERPRINT = """
SELECT count(*), coalesce(sum(('x' || left(md5(row::text), 15))::bit(60)::bigint::numeric), 0)::text FROM {} AS row
"""
_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1
"""
_SERIES = """
SELECT s.id::text, s.first_number, s.next_number, count(n.id)
FROM documents_series s LEFT JOIN documents_number n ON n.series_id = s.id GROUP BY s.id ORDER BY 1
"""


@dataclass(frozen=True)
class Figures:
    """Rows and fingerprint of each table, counters of registers, the log, the files, the migrations."""

    tables: dict[str, list[Any]]
    series: dict[str, list[int]]
    log: dict[str, Any]
    blobs: dict[str, int]
    migrations: list[str]


def prepare(connection: psycopg.Connection) -> None:
    """Let rows be printed alike by every server, and let nothing end a long look."""
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET DateStyle = 'ISO, YMD'")
    connection.execute("SET extra_float_digits = 1")
    connection.execute("SET bytea_output = 'hex'")
    connection.execute("SET idle_in_transaction_session_timeout = 0")
    connection.execute("SET statement_timeout = 0")


def read(connection: psycopg.Connection) -> Figures:
    """Look at everything in the connection's present transaction."""
    names = [row[0] for row in connection.execute(_TABLES)]
    tables = {name: _row(connection, sql.SQL(_FINGERPRINT).format(sql.Identifier(name))) for name in names}
    series = {
        row[0]: [row[1], row[2], row[3]]
        for row in (connection.execute(_SERIES) if "documents_series" in tables else ())
    }
    blobs = connection.execute("SELECT sha256, size FROM files_blob ORDER BY 1") if "files_blob" in tables else ()
    applied = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
    return Figures(
        tables=tables,
        series=series,
        log=_log(connection) if "audit_leaf" in tables else {"size": 0, "unsequenced": 0, "checkpoint": ""},
        blobs=dict(blobs),
        migrations=[row[0] for row in connection.execute(applied)] if "django_migrations" in tables else [],
    )


def _row(connection: psycopg.Connection, statement: sql.Composed) -> list[Any]:
    found = connection.execute(statement).fetchone()
    assert found is not None
    return list(found)


def _log(connection: psycopg.Connection) -> dict[str, Any]:
    size, waiting = _row(
        connection, sql.SQL("SELECT (SELECT count(*) FROM audit_leaf), (SELECT count(*) FROM audit_pending)").format()
    )
    newest = connection.execute("SELECT note FROM audit_checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    return {"size": size, "unsequenced": waiting, "checkpoint": newest[0] if newest else ""}
