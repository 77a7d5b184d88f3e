"""What `decreta doctor` looks at. A finding says what is so and, when it is bad, what to do."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from decreta.command import installation
from decreta.command.cluster import DatabaseFailedError, program_directory
from decreta.command.servers import OLDEST_SERVER
from decreta.config.env import ConfigurationError, Environment, is_loopback

_LEAST_FREE_BYTES = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    subject: str
    is_well: bool
    text: str


def examine(data: Path) -> list[Finding]:
    """Look at everything; a check that cannot be made is a bad finding, never an exception."""
    findings = [finding for check in _BEFORE for finding in _made(check, data)]
    try:
        with installation.opened(data):
            findings += [finding for check in _WITH_DATABASE for finding in _made(check, data)]
    except (DatabaseFailedError, ConfigurationError) as error:
        findings.append(Finding("database", is_well=False, text=str(error)))
    return findings


def show(data: Path) -> bool:
    """Print what was found; whether all is well."""
    findings = examine(data)
    for finding in findings:
        print(f"{'ok  ' if finding.is_well else 'BAD '} {finding.subject:<16} {finding.text}")
    return all(finding.is_well for finding in findings)


def _made(check: Callable[[Path], Iterator[Finding]], data: Path) -> list[Finding]:
    try:
        return list(check(data))
    except Exception as error:  # noqa: BLE001 - whatever fails is what the reader wants to know
        return [Finding(check.__name__.strip("_"), is_well=False, text=f"{type(error).__name__}: {error}")]


def _machine(data: Path) -> Iterator[Finding]:
    yield Finding("python", is_well=True, text=f"{platform.python_version()} on {platform.platform(terse=True)}")
    place = data if data.exists() else data.parent
    free = shutil.disk_usage(place).free
    yield Finding("disk", free > _LEAST_FREE_BYTES, f"{free / 1024**3:.1f} GiB free at {place}; keep 2 GiB or more")


def _configuration(data: Path) -> Iterator[Finding]:
    environment = Environment()
    for value in environment.values():
        try:
            environment[value.variable.name]
        except ConfigurationError as error:
            yield Finding("configuration", is_well=False, text=str(error))
    for name in environment.unknown():
        yield Finding("configuration", is_well=False, text=f"{name} means nothing to this program; is it misspelt?")
    host, port = environment["BIND"]
    if environment["DEBUG"] and not is_loopback(host):
        yield Finding("configuration", is_well=False, text="DECRETA_DEBUG shows the program's inside to strangers")
    yield Finding("address", is_well=True, text=f"{host}:{port}")


def _data_directory(data: Path) -> Iterator[Finding]:
    if not data.exists():
        yield Finding("data directory", is_well=True, text=f"{data} will be made at the first start")
        return
    yield Finding("data directory", os.access(data, os.W_OK), f"{data} must be writable by this user")
    for name in ("postgres.json", "secret-key", "log.key"):
        path = data / name
        if path.exists():
            is_private = path.stat().st_mode & 0o077 == 0
            yield Finding(name, is_private, "readable by its owner only" if is_private else f"chmod 600 {path}")


def _programs(data: Path) -> Iterator[Finding]:
    if Environment().is_embedded:
        command = [str(program_directory() / "postgres"), "--version"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        yield Finding("PostgreSQL", is_well=True, text=f"embedded, {said}")


def _server(data: Path) -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int, current_setting('server_version')")
        number, version = cursor.fetchone()
        yield Finding("database", number >= OLDEST_SERVER, f"PostgreSQL {version}; 15 or newer is needed")
        cursor.execute("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()")
        encoding = cursor.fetchone()[0]
        yield Finding("encoding", encoding == "UTF8", encoding)


def _migrations(data: Path) -> Iterator[Finding]:
    pending = installation.pending_migrations()
    yield Finding("migrations", not pending, f"{len(pending)} missing: decreta migrate" if pending else "all applied")


def _log(data: Path) -> Iterator[Finding]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('audit_pending') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return
        cursor.execute("SELECT count(*) FROM audit_pending")
        count = cursor.fetchone()[0]
    yield Finding("audit log", is_well=True, text=f"{count} entries wait for their place (a running worker gives it)")


def _exposure(data: Path) -> Iterator[Finding]:
    from decreta.organisation.queries.exposure import exposure_is_accepted

    host, _ = Environment()["BIND"]
    if is_loopback(host):
        yield Finding("exposure", is_well=True, text="only this machine reaches the address")
    else:
        accepted = exposure_is_accepted()
        yield Finding("exposure", accepted, "accepted" if accepted else f"nobody has accepted that {host} is reachable")


_BEFORE = (_machine, _configuration, _data_directory, _programs)
_WITH_DATABASE = (_server, _migrations, _log, _exposure)
