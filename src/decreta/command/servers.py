"""A PostgreSQL of one's own: looked at before anything starts on it, so that what does not fit is said in a sentence."""

from __future__ import annotations

from typing import Final

import psycopg

from decreta.command.cluster import DatabaseFailedError
from decreta.config.env import Environment

OLDEST_SERVER: Final = 150_000
_LOOK = """
SELECT pg_encoding_to_char(encoding), pg_is_in_recovery(),
       has_database_privilege(current_database(), 'CREATE') OR has_schema_privilege('public', 'CREATE')
FROM pg_database WHERE datname = current_database()
"""


def examine(environment: Environment) -> None:
    """Raises DatabaseFailedError naming everything for which the configured server or its database cannot be used."""
    url = environment["DATABASE_URL"]
    try:
        with psycopg.connect(url, connect_timeout=10, prepare_threshold=None, client_encoding="utf8") as connection:
            problems = _problems(connection)
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise DatabaseFailedError(f"The database of DECRETA_DATABASE_URL cannot be reached: {reason}") from error
    if environment["DATABASE_POOLER"] == "pgbouncer" and not environment["DATABASE_LISTEN_URL"]:
        problems.append(
            "Behind PgBouncer DECRETA_DATABASE_LISTEN_URL must name the server itself: notifications pass no pooler."
        )
    if problems:
        listed = "\n".join(f"  {problem}" for problem in problems)
        raise DatabaseFailedError(f"The database of DECRETA_DATABASE_URL cannot be used:\n{listed}")


def _problems(connection: psycopg.Connection) -> list[str]:
    problems = []
    version = connection.info.server_version
    if version < OLDEST_SERVER:
        problems.append(f"PostgreSQL 15 or newer is needed; this is {version // 10_000}.{version % 10_000}.")
    found = connection.execute(_LOOK).fetchone()
    assert found is not None
    encoding, is_standby, may_create = found
    if encoding != "UTF8":
        problems.append(f"Its encoding is {encoding}; make it with: createdb --encoding=UTF8 --template=template0")
    if is_standby:
        problems.append("It is a standby that takes no changes; name the primary server.")
    elif not may_create:
        problems.append("Our role may make no tables in it; let the role own the database.")
    return problems
