"""PostgreSQL's own programs for dump and restore: of the server's major, else a newer one, which reads older servers."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from decreta.command.backups.layout import BackupError
from decreta.command.cluster import DatabaseFailedError, program_directory

# The major version since which `transaction_timeout` is set.
_TIMEOUT_SINCE = 17
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def run(program: Path, url: str, *arguments: str) -> None:
    """Run `pg_dump` or `pg_restore` against a database. Raises BackupError with what it said."""
    with tempfile.TemporaryFile() as said:
        command = [str(program), "--no-password", f"--dbname={_name(url)}", *arguments]
        code = subprocess.run(command, check=False, stdout=said, stderr=said, env=_environment(url)).returncode
        _refuse_failure(program, code, said)


def load(archive: Path, dumped_with: int, server: int, url: str) -> None:
    """Restore an archive into an empty database, all of it or nothing. Raises BackupError.

    A program since 17 sets a timeout that servers before 17 do not know: to them it is handed as a script without it.
    """
    program = find("pg_restore", max(dumped_with * 10_000, server))
    alike = ("--no-owner", "--no-privileges")
    if major_of(program) < _TIMEOUT_SINCE or server >= _TIMEOUT_SINCE * 10_000:
        run(program, url, *alike, "--exit-on-error", "--single-transaction", str(archive))
        return
    reading = [str(program), *alike, "--file=-", str(archive)]
    options = ["--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    writing = [str(find("psql", program_server(program))), *options, f"--dbname={_name(url)}"]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(reading, stdout=subprocess.PIPE, stderr=said) as reader,
        subprocess.Popen(
            writing, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=_environment(url)
        ) as writer,
    ):
        assert reader.stdout is not None and writer.stdin is not None
        with contextlib.suppress(BrokenPipeError), writer.stdin as script:
            # Once, before the first row: a row of ours that reads like it stays.
            for line in reader.stdout:
                if line.startswith(b"SET transaction_timeout"):
                    break
                script.write(line)
            shutil.copyfileobj(reader.stdout, script)
        reader.stdout.close()
        codes = reader.wait(), writer.wait()
        _refuse_failure(program, codes[1] or codes[0], said)


def major_of(program: Path) -> int:
    """The major version of a program that was found."""
    found = _major(program)
    assert found is not None
    return found


def program_server(program: Path) -> int:
    """The version number of a server of a program's own major."""
    return major_of(program) * 10_000


def _refuse_failure(program: Path, code: int, said: IO[bytes]) -> None:
    if code:
        said.seek(0)
        text = said.read().decode(errors="replace").strip()
        raise BackupError(f"{program.name} failed ({code}):\n{text[-2000:]}")


def _name(url: str) -> str:
    return str(conninfo_to_dict(url).get("dbname") or "")


def _environment(url: str) -> dict[str, str]:
    """The address goes by the environment: what stands on a command line, every user of the machine can read."""
    parts = conninfo_to_dict(url)
    known = {_VARIABLES[name]: str(value) for name, value in parts.items() if name in _VARIABLES and value}
    return {**os.environ, **known, "PGTZ": "UTC", "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"}


def find(program: str, server: int) -> Path:
    """The program for a server of this version number. Raises BackupError naming what is there."""
    wanted = server // 10_000
    found = {major: path for path in _candidates(program) if (major := _major(path)) is not None}
    fitting = [major for major in sorted(found) if major >= wanted]
    if not fitting:
        there = ", ".join(str(major) for major in sorted(found)) or "none"
        raise BackupError(f"{program} of PostgreSQL {wanted} or newer is needed (found: {there}). Install its client.")
    return found[fitting[0]]


def server_version(connection: psycopg.Connection) -> int:
    """The version number of a server, like 180004."""
    return connection.info.server_version


def _candidates(program: str) -> Iterator[Path]:
    # Those that are found later win when the major is the same: the wheel's own first.
    with contextlib.suppress(DatabaseFailedError):
        yield program_directory() / program
    yield from sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    if on_path := shutil.which(program):
        yield Path(on_path)


def _major(path: Path) -> int | None:
    try:
        said = subprocess.run([str(path), "--version"], check=False, capture_output=True, text=True).stdout
    except OSError:
        return None
    match = _VERSION.search(said)
    return int(match[1]) if match else None
