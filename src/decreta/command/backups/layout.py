"""What a backup looks like on disk.

    decreta-20250331T020000Z/
    ├─ manifest.json      what it holds: version, migrations, rows of every table, counters, size of the log
    ├─ database.dump      PostgreSQL's own archive (pg_dump, custom format)
    ├─ data.tar           keys and everything else of the data directory (data.tar.sealed under a passphrase)
    ├─ configuration.json the settings that were in force, secrets left out
    ├─ blobs.txt          hash and size of every file
    ├─ blobs/ab/cdef…     the files, hard-linked to the backup before where it has them
    └─ SHA256SUMS         of everything but the files, whose names are their hashes

It is made under another name and renamed when it is whole: what bears the name is complete.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
DUMP = "database.dump"
DATA = "data.tar"
SEALED = "data.tar.sealed"
CONFIGURATION = "configuration.json"
BLOB_LIST = "blobs.txt"
BLOBS = "blobs"
_NAME = re.compile(r"decreta-\d{8}T\d{6}Z(?:-\d+)?")


class BackupError(Exception):
    """A backup cannot be made, or cannot be used; the message says everything that is wrong."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. `tables`: rows and fingerprint; `series`: first, next, and how many numbers."""

    version: str
    made_at: str
    server: int
    dumped_with: int
    migrations: list[str]
    secret_key: str
    blobs: int
    blob_bytes: int
    tables: dict[str, list[Any]]
    series: dict[str, list[int]]
    log: dict[str, Any]
    seconds: float = 0.0
    format: int = FORMAT
    notes: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        """Put it beside what it describes."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a backup. Raises BackupError when there is none, or none that this program understands."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BackupError(f"{folder} holds no backup: there is no {MANIFEST}.") from None
    except (OSError, ValueError) as error:
        raise BackupError(f"{path} cannot be read: {error}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BackupError(f"{path} was written by a newer Decreta. Restore with the version that made it, or a newer.")
    try:
        return Manifest(**content)
    except TypeError as error:
        raise BackupError(f"{path} is not a manifest: {error}") from error


def new_name(made_at: dt.datetime, within: Path) -> str:
    """A name that sorts by time and is not taken."""
    base = f"decreta-{made_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    names = [base, *(f"{base}-{number}" for number in range(2, 100))]
    return next(name for name in names if not (within / name).exists())


def backups_in(folder: Path) -> list[Path]:
    """Complete backups in a folder, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())


def chosen(place: Path) -> Path:
    """The backup that is meant: the folder itself, or the newest of those in it. Raises BackupError."""
    if (place / MANIFEST).exists():
        return place
    found = backups_in(place)
    if not found:
        raise BackupError(f"There is no backup in {place}.")
    return found[-1]


def blob_path(folder: Path, sha256: str) -> Path:
    """Where a file lies in a backup."""
    return folder / BLOBS / sha256[:2] / sha256[2:]


def read_blob_list(folder: Path) -> dict[str, int]:
    """Hash and size of every file of a backup."""
    lines = (folder / BLOB_LIST).read_text(encoding="ascii").splitlines()
    return {sha256: int(size) for sha256, size in (line.split() for line in lines)}
