"""One installation as the command sees it: data directory, database, Django, static files."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

from decreta.command import servers
from decreta.command.cluster import DATABASE, ROLE, DatabaseFailedError, prepare_data_directory, read_record
from decreta.command.postgres import STOP_SECONDS, owner, owner_lock
from decreta.command.processes import is_locked
from decreta.config.env import Environment

#: The mark of a directory into which a restore has begun and not ended.
RESTORING = "restoring"


class NoInstallationError(Exception):
    """There is nothing in the data directory that a command could read."""


def choose(data: Path | None) -> Path:
    """Fix the data directory for this process and its children: the option, else DECRETA_DATA, else `.decreta`."""
    # Papers, mails and logs are nobody else's business on this machine; children inherit this.
    os.umask(0o077)
    if data is not None:
        os.environ["DECRETA_DATA"] = str(data.resolve())
    chosen = Environment().data
    os.environ["DECRETA_DATA"] = str(chosen)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decreta.config.settings")
    return chosen


@contextlib.contextmanager
def database(data: Path | None, *, is_restoring: bool = False) -> Iterator[Path]:
    """Keep the database reachable for the duration, the embedded one or the configured; gives the data directory.

    Raises NoInstallationError for a directory whose restore was cut off.
    """
    chosen = choose(data)
    if not is_restoring and (chosen / RESTORING).exists():
        raise NoInstallationError(
            f"A restore into {chosen} was not finished, or found faults. Do it again: decreta restore BACKUP --into {chosen}"
        )
    environment = Environment()
    prepare_data_directory(chosen)
    if not environment.is_embedded:
        servers.examine(environment)
        yield chosen
        return
    with owner(chosen):
        yield chosen


@contextlib.contextmanager
def opened(data: Path | None) -> Iterator[Path]:
    """The database reachable and Django set up, for a command that reads or acts."""
    with database(data) as chosen:
        set_up()
        try:
            yield chosen
        finally:
            # Not only ours: the pool would hand out connections to a database that has stopped meanwhile.
            release_connections()


@contextlib.contextmanager
def existing(data: Path | None) -> Iterator[Path]:
    """An installation that is there and up to date, in the terminal's language. Makes nothing in a wrong directory."""
    chosen = choose(data)
    if Environment().is_embedded and not (chosen / "postgres.json").exists():
        raise NoInstallationError(
            f"There is no installation in {chosen}. Name its directory with --data, or begin one there with: decreta up"
        )
    with opened(chosen):
        if pending := pending_migrations():
            raise NoInstallationError(f"The database lacks {len(pending)} migrations. Run: decreta migrate")
        from django.utils import translation

        with translation.override(terminal_language()):
            yield chosen


def terminal_language() -> str:
    """The language of whoever sits at the terminal, as its locale says; English if it is none of ours."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return locale[:2] if locale[:2] in {"vi", "ja"} else "en"


def set_up() -> None:
    """Set Django up in this process."""
    import django

    django.setup()
    logging.captureWarnings(capture=True)


def release_connections() -> None:
    """Give this process's connections back: from now on only others use the database."""
    from django.db import connections

    connections.close_all()
    for name in connections:
        if hasattr(connections[name], "close_pool"):
            connections[name].close_pool()  # type: ignore[attr-defined]


def pending_migrations() -> list[str]:
    """Names of the migrations that the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def migrate() -> list[str]:
    """Bring the database up to date; gives the names of what was applied."""
    from django.core.management import call_command

    pending = pending_migrations()
    if pending:
        call_command("migrate", interactive=False, verbosity=0)
    return pending


def collect_static() -> bool:
    """Bring the directory of static files up to date, by a stamp of their sources. True when it was rebuilt."""
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.core.management import call_command

    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for path, storage in finder.list([".*"]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two areas may bring a file of one name; the first wins by design
        call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=[".*"])
    stamp.write_text(digest.hexdigest())
    return True


def discard(data: Path) -> None:
    """Take away everything in a data directory, and what its database has elsewhere. Raises DatabaseFailedError if it runs."""
    if not data.exists():
        return
    deadline = time.monotonic() + STOP_SECONDS
    while owner_lock(data).exists() and is_locked(owner_lock(data)):
        if time.monotonic() > deadline:
            raise DatabaseFailedError(f"The database of {data} runs; nothing was taken away.")
        time.sleep(0.1)
    record = read_record(data) or {}
    outside = [Path(record[name]) for name in ("home", "sockets") if record.get(name)]
    for path in [*outside, *data.iterdir()]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def empty_database(data: Path) -> None:
    """Make the embedded database new, before it is loaded again. Never called for a configured one."""
    record = read_record(data)
    if record is None:
        return
    with psycopg.connect(record["superuser_url"], autocommit=True) as connection:
        name = sql.Identifier(DATABASE)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, sql.Identifier(ROLE)))
