"""Making a backup while the office works: database, counters and list of files are of one moment.

One transaction exports its snapshot: pg_dump reads in it, and so do our figures. Files are written before the rows that
name them and never changed, so every file of the snapshot is there when it is copied.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from decreta import __version__
from decreta.command.backups import bundling, figures, hashing, layout, programs
from decreta.command.backups.layout import BackupError, Manifest
from decreta.command.processes import locked
from decreta.config.env import Environment

_MAKING = ".making-"
_LOCK = ".backup.lock"
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Made:
    """A backup that is whole: where it is, and what it says of itself."""

    folder: Path
    manifest: Manifest
    removed: int = 0


def fingerprint_of_key(key: str) -> str:
    """What tells two keys apart without telling anything of them."""
    return hashlib.sha256(b"decreta secret key\0" + key.encode()).hexdigest()[:16]


def make(folder: Path, *, keep: int = 0, tell: Callable[[str], None] = lambda text: None) -> Made:
    """Make a backup in a folder; with `keep`, take away the oldest beyond so many. Django is set up, the database runs.

    Raises BackupError; then nothing is left that bears the name of a backup.
    """
    _prepare(folder)
    with locked(folder / _LOCK, wait=False) as is_ours:
        if not is_ours:
            raise BackupError(f"Another backup is being made in {folder}.")
        for left in folder.glob(f"{_MAKING}*"):  # a backup that was killed
            shutil.rmtree(left)
        fresh = Path(tempfile.mkdtemp(prefix=_MAKING, dir=folder))
        try:
            manifest = _fill(fresh, layout.backups_in(folder), tell)
            # The contents must be on the disk before the name is: a power cut leaves no empty backup.
            os.sync()
            final = folder / layout.new_name(dt.datetime.fromisoformat(manifest.made_at), folder)
            fresh.rename(final)
            _sync_directory(folder)
        except OSError as error:
            shutil.rmtree(fresh, ignore_errors=True)
            raise BackupError(f"The backup could not be written to {folder}: {error}") from error
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        return Made(final, manifest, _forget(folder, keep))


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BackupError(f"{folder} cannot be made: {error.strerror}") from error
    if not os.access(folder, os.W_OK):
        raise BackupError(f"{folder} is not writable.")


def _fill(fresh: Path, earlier: list[Path], tell: Callable[[str], None]) -> Manifest:
    environment = Environment()
    url = environment["DATABASE_LISTEN_URL"] or environment["DATABASE_URL"]
    began, moment = time.monotonic(), dt.datetime.now(dt.UTC)
    with psycopg.connect(url, application_name="decreta backup") as connection:
        figures.prepare(connection)
        connection.commit()
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        exported = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert exported is not None
        server = programs.server_version(connection)
        tell("database")
        arguments = ("--format=custom", "--compress=6", "--no-owner", "--no-privileges", f"--snapshot={exported[0]}")
        program = programs.find("pg_dump", server)
        programs.run(program, url, *arguments, f"--file={fresh / layout.DUMP}")
        tell("figures")
        found = figures.read(connection)
    tell(f"{len(found.blobs)} files")
    _copy_blobs(found.blobs, fresh, earlier[-1] if earlier else None)
    tell("keys and settings")
    secret = str(environment["SECRET_KEY"])
    bundling.pack(environment.data, secret, fresh, environment["BACKUP_PASSPHRASE"])
    _write_configuration(environment, fresh)
    manifest = Manifest(
        version=__version__,
        made_at=moment.isoformat(),
        server=server,
        dumped_with=programs.major_of(program),
        migrations=found.migrations,
        secret_key=fingerprint_of_key(secret),
        blobs=len(found.blobs),
        blob_bytes=sum(found.blobs.values()),
        tables=found.tables,
        series=found.series,
        log=found.log,
        seconds=round(time.monotonic() - began, 1),
    )
    manifest.write(fresh)
    hashing.write_sums(fresh, layout.SUMS)
    return manifest


def _copy_blobs(blobs: dict[str, int], fresh: Path, before: Path | None) -> None:
    """Link what the backup before has, copy the rest under proof of its hash. Raises BackupError naming what is damaged."""
    damaged = []
    for sha256, size in blobs.items():
        target = layout.blob_path(fresh, sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        known = layout.blob_path(before, sha256) if before else None
        if known and known.is_file() and known.stat().st_size == size and _is_linked(known, target):
            continue
        if not _copy(sha256, target):
            damaged.append(sha256)
    if damaged:
        named = "\n".join(f"  blobs/{one[:2]}/{one[2:]}" for one in damaged[:20])
        raise BackupError(
            f"{len(damaged)} files of the installation are missing or damaged; the backup would be too:\n{named}\n"
            "Put them back from an older backup (the same path in it), then make this one again."
        )
    lines = "".join(f"{sha256} {size}\n" for sha256, size in sorted(blobs.items()))
    (fresh / layout.BLOB_LIST).write_text(lines, encoding="ascii")


def _is_linked(known: Path, target: Path) -> bool:
    try:
        os.link(known, target)
    except OSError:  # a file system without links, or too many of them
        return False
    return True


def _copy(sha256: str, target: Path) -> bool:
    """Whether the file was there and was what its hash says."""
    from decreta.files import blobs

    digest = hashlib.sha256()
    try:
        with blobs.open_blob(sha256) as source, target.open("wb") as copy:
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
    except blobs.DamagedBlobError:
        return False
    return digest.hexdigest() == sha256


def _write_configuration(environment: Environment, fresh: Path) -> None:
    """What was set, for whoever sets the restored one up. A secret is not written, only that there was one."""
    rows = {
        f"DECRETA_{value.variable.name}": value.shown
        for value in environment.values()
        if value.origin in ("environment", "file")
    }
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    (fresh / layout.CONFIGURATION).write_text(f"{text}\n", encoding="utf-8")


def _forget(folder: Path, keep: int) -> int:
    """Take away the oldest backups beyond `keep`; 0 keeps all."""
    old = layout.backups_in(folder)[:-keep] if keep else []
    for path in old:
        # Away from its name first: a removal that is cut off leaves nothing that looks whole.
        gone = path.rename(folder / f"{_MAKING}removing-{path.name}")
        shutil.rmtree(gone)
    return len(old)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
