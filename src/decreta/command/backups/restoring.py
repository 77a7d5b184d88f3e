"""Restoring a backup into a new data directory, and proving that what came out is what went in.

While it is not finished the directory bears a mark, and every command refuses it; doing it again begins from nothing.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from decreta.command import installation
from decreta.command.backups import bundling, checking, figures, layout, programs, proving
from decreta.command.backups.layout import BackupError, Manifest
from decreta.command.backups.making import fingerprint_of_key
from decreta.command.backups.report import Report
from decreta.command.cluster import prepare_data_directory
from decreta.config.env import Environment

Tell = Callable[[str], None]


def restore(place: Path, into: Path, *, anchor: str = "", tell: Tell = lambda text: None) -> Report:
    """Restore a backup into a directory that holds no installation yet, and prove it.

    Raises BackupError when the backup cannot be used or the place is taken. A report with faults leaves everything
    where it is, marked as unfinished, to be looked at.
    """
    began = time.monotonic()
    folder = layout.chosen(place.resolve())
    tell(f"checking {folder.name}")
    manifest = checking.check(folder)
    into = installation.choose(into)
    clear(into)
    environment = Environment()
    bundling.read(folder, environment["BACKUP_PASSPHRASE"])  # a wrong passphrase is said before anything is made
    prepare_data_directory(into)
    mark = into / installation.RESTORING
    mark.write_text(json.dumps({"backup": str(folder)}), encoding="utf-8")
    bundling.unpack(folder, into, environment["BACKUP_PASSPHRASE"])
    report = Report(folder.name, manifest.made_at, manifest.version)
    with installation.database(into, is_restoring=True):
        tell("database")
        _restore_database(folder, manifest, report)
        installation.set_up()
        tell(f"{manifest.blobs} files")
        _restore_blobs(folder)
        if installation.pending_migrations():
            tell("bringing the database to this version")
            report.notes.append(f"{len(installation.migrate())} migrations were applied")
        tell("proving")
        proving.prove(manifest, report, anchor or manifest.log["checkpoint"])
        _compare_key(manifest, report)
        report.seconds = round(time.monotonic() - began, 1)
        if report.holds:
            _tell_the_log(report)
            mark.unlink()
        installation.release_connections()
    return report


def _tell_the_log(report: Report) -> None:
    """The restored installation knows from now on where it came from."""
    from decreta.core.actor import Actor
    from decreta.operation.domain import note_restore

    note_restore(name=report.backup, report=report.as_data(), by=Actor.system("decreta restore"))


def clear(into: Path) -> None:
    """Make the place empty if a restore was cut off there. Raises BackupError when it holds anything else."""
    if (into / installation.RESTORING).exists():
        installation.discard(into)
    elif into.exists() and any(into.iterdir()):
        raise BackupError(f"{into} is not empty. Name a new directory with --into.")


def _restore_database(folder: Path, manifest: Manifest, report: Report) -> None:
    environment = Environment()
    url = environment["DATABASE_LISTEN_URL"] or environment["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        figures.prepare(connection)
        if figures.read(connection).tables:
            raise BackupError("The database that DECRETA_DATABASE_URL names is not empty. Name a new, empty one.")
        programs.load(folder / layout.DUMP, manifest.dumped_with, connection.info.server_version, url)
        connection.execute("ANALYZE")
        found = figures.read(connection)
    report.faults += proving.differences(manifest, found)
    report.figures |= {
        "tables": len(found.tables),
        "rows": sum(rows for rows, _ in found.tables.values()),
        "registers": len(found.series),
        "numbers": sum(numbers for _, _, numbers in found.series.values()),
    }


def _restore_blobs(folder: Path) -> None:
    from decreta.files import blobs

    for sha256 in layout.read_blob_list(folder):
        with layout.blob_path(folder, sha256).open("rb") as file:
            blobs.write_from(file, sha256)


def _compare_key(manifest: Manifest, report: Report) -> None:
    if fingerprint_of_key(str(Environment()["SECRET_KEY"])) != manifest.secret_key:
        report.notes.append(
            "DECRETA_SECRET_KEY is another than in the backup: sessions and second factors of the old key do not open"
        )


def discard(into: Path) -> None:
    """Take a restored installation away again, with what its database has outside."""
    installation.discard(into)
    shutil.rmtree(into, ignore_errors=True)
