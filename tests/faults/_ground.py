"""A database of its own for a promise under faults, on the checkout's test cluster, and the line that ends the report."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.dropping import drop

ROOT = Path(__file__).resolve().parent.parent.parent
CLUSTER = ROOT / ".decreta-test"


@contextlib.contextmanager
def database(name: str, *areas: str) -> Iterator[None]:
    """Django set up on a new, empty database with the tables of the named areas; both are gone afterwards."""
    from decreta.command.postgres import owner

    data = CLUSTER / "runs" / f"{name}-{os.getpid()}"
    data.mkdir(parents=True)
    try:
        with owner(CLUSTER, is_durable=False) as url:
            fresh = f"{name}_{os.getpid()}"
            _command(url, "CREATE DATABASE {} TEMPLATE template0", fresh)
            try:
                _set_up(url, fresh, data)
                _migrate(*areas)
                yield
            finally:
                _close()
                with psycopg.connect(url, autocommit=True) as connection:
                    drop(connection.execute, fresh)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _command(url: str, statement: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _set_up(url: str, name: str, data: Path) -> None:
    for variable in [one for one in os.environ if one.startswith("DECRETA_")]:
        del os.environ[variable]  # what the developer runs otherwise must not leak in
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATA": str(data),
        "DECRETA_DATABASE_URL": url,
        "DECRETA_TESTING": "yes",
        "DECRETA_LOG_LEVEL": "ERROR",
    }
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = name
    django.setup()


def _migrate(*areas: str) -> None:
    from django.core.management import call_command

    for area in areas:
        call_command("migrate", area, verbosity=0)


def _close() -> None:
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        connections.close_all()


def end(figures: dict[str, Any], *, holds: bool) -> int:
    """Print the figures as the last line, and give the exit code that tells the truth."""
    print(json.dumps(figures | {"holds": holds}, ensure_ascii=False), flush=True)
    return 0 if holds else 1
