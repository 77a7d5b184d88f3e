"""Django's database entry from a PostgreSQL address."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from decreta.config.cursors import PlannedCursor

#: After how many executions on a connection a statement is kept by the server with its plan.
PREPARED_AFTER = 3
_OWN_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def from_url(url: str, *, pool: int, behind_pooler: bool) -> dict[str, Any]:
    """Read a postgresql:// address (a socket directory is given as ?host=/directory).

    `pool` connections are kept per process; 0 opens one per thread and closes it after each web request.
    Behind a transaction pooler nothing may live longer than a transaction: no server cursors, no prepared statements.
    Otherwise values travel beside their statements, so that the server plans what is asked again and again only once:
    planning was three quarters of what a page cost it.
    """
    parts = dict(conninfo_to_dict(url)) if url else {"host": "/nonexistent", "dbname": "decreta"}
    entry: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 0}
    for key, name in _OWN_KEYS.items():
        entry[name] = str(parts.pop(key, "") or "")
    options: dict[str, Any] = {key: value for key, value in parts.items() if value is not None}
    options.setdefault("application_name", "decreta")
    options.setdefault("connect_timeout", 10)
    if behind_pooler:
        options["prepare_threshold"] = None
        entry["DISABLE_SERVER_SIDE_CURSORS"] = True
    else:
        options |= {
            "server_side_binding": True,
            "prepare_threshold": PREPARED_AFTER,
            "cursor_factory": PlannedCursor,
        }
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 20, "max_idle": 300, "max_lifetime": 1800}
    else:
        entry["CONN_HEALTH_CHECKS"] = True
    entry["OPTIONS"] = options
    return entry
