"""The prepared schema: what the migrations make of an empty database, as one script.

Django renders every model anew between migrations, so that an empty database takes half a minute of processor time to
become an installation, on an old machine minutes. `baseline.sql` is what PostgreSQL itself says about a database that
all its migrations have made; laid down, it takes a second. It names its migrations with a digest of each: where one
of them is not what it was, the script is left alone and the migrations run one by one. It may lag behind: what is
newer than the script runs as a migration. `./run baseline` writes it, a test compares both ways.
"""

from __future__ import annotations

import hashlib
import inspect
from pathlib import Path

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

SCRIPT = Path(__file__).with_name("baseline.sql")
_MADE_BY = "-- made by "
_EMPTY = (
    "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace), current_schema()"
)


def lay_down(connection: BaseDatabaseWrapper) -> bool:
    """Make the tables of an empty database by the script, and record its migrations. False: they must run themselves."""
    loader = MigrationLoader(connection)
    if not _is_empty(connection) or not (made_by := usable(loader)):
        return False
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        # The bodies of functions name tables that come after them.
        cursor.execute("SET LOCAL check_function_bodies = false")
        cursor.execute(SCRIPT.read_text(encoding="utf-8"))
        recorder = MigrationRecorder(connection)
        recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in made_by)
    return True


def usable(loader: MigrationLoader) -> list[tuple[str, str]]:
    """The migrations that the script stands for, in their order; none where one of them is not what it was."""
    if not SCRIPT.exists():
        return []
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    named = [line.removeprefix(_MADE_BY).split() for line in lines if line.startswith(_MADE_BY)]
    keys = [(app, name) for app, name, _ in named]
    known = all(
        key in loader.disk_migrations and digest(loader, key) == said
        for key, (_, _, said) in zip(keys, named, strict=True)
    )
    return keys if known else []


def heading(connection: BaseDatabaseWrapper) -> str:
    """The lines that name the migrations of a database, for the head of the script made from it."""
    loader = MigrationLoader(connection)
    made_by = MigrationRecorder(connection).migration_qs.order_by("pk").values_list("app", "name")
    return "".join(f"{_MADE_BY}{app} {name} {digest(loader, (app, name))}\n" for app, name in made_by)


def digest(loader: MigrationLoader, key: tuple[str, str]) -> str:
    """What a migration's source is known by: the beginning of its SHA-256."""
    source = inspect.getsourcefile(type(loader.disk_migrations[key]))
    return hashlib.sha256(Path(source).read_bytes()).hexdigest()[:16] if source else ""


def _is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether there is nothing yet, in the schema that the script writes to."""
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY)
        is_empty, schema = cursor.fetchone()
    return bool(is_empty) and schema == "public"
