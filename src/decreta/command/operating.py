"""Commands for whoever runs an installation: backup, restore, drill, upgrade."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from decreta.command import doctoring, installation, units
from decreta.command.backups import drilling, making, restoring
from decreta.command.backups.layout import BackupError
from decreta.command.options import DataOption, Form
from decreta.config.env import Environment

app = typer.Typer()
console = Console(stderr=True)

FolderArgument = Annotated[
    Path | None,
    typer.Argument(help="Directory of the backups (DECRETA_BACKUP_DIR; else 'backups' in the data directory)."),
]
KeepOption = Annotated[int, typer.Option("--keep", min=0, help="How many to keep, the newest; 0: all.")]


@app.command()
def backup(folder: FolderArgument = None, data: DataOption = None, keep: KeepOption = 0) -> None:
    """Make a backup while everything runs: database, files, keys, settings."""
    with installation.existing(data) as chosen:
        _place_what_waits()
        made = _backed_up(_folder(folder, chosen), keep)
        _note_backup(made)
        print(made.folder)


@app.command()
def restore(
    place: Annotated[Path, typer.Argument(help="A backup, or a directory of backups (the newest is taken).")],
    into: Annotated[Path, typer.Option("--into", help="New data directory; it must be empty or not exist.")],
    anchor: Annotated[
        Path | None, typer.Option(help="A checkpoint of the log that was kept elsewhere.", exists=True, dir_okay=False)
    ] = None,
    form: Annotated[Form, typer.Option("--format")] = Form.TEXT,
) -> None:
    """Restore a backup into a new data directory, and prove that nothing is missing or changed."""
    note = anchor.read_text(encoding="utf-8") if anchor else ""
    report = restoring.restore(place, into, anchor=note, tell=_tell)
    _print(report.as_data(), form)
    if not report.holds:
        raise typer.Exit(1)


@app.command()
def drill(
    folder: FolderArgument = None,
    data: DataOption = None,
    keep: KeepOption = 0,
    scratch: Annotated[
        Path | None, typer.Option(help="Where to restore for the while; else the system's temporary directory.")
    ] = None,
    form: Annotated[Form, typer.Option("--format")] = Form.TEXT,
) -> None:
    """Make a backup, restore it into a scratch place, prove it, and write a dated report."""
    with installation.existing(data) as chosen:
        target = _folder(folder, chosen)
        _place_what_waits()
        made = _backed_up(target, keep)
        _note_backup(made)
        report = drilling.drill(made.folder, scratch, tell=_tell)
        path = drilling.write_down(report, target)
        from decreta.core.actor import Actor
        from decreta.operation.domain import note_drill

        note_drill(name=made.folder.name, report=report, by=Actor.system("decreta drill"))
    _print(report, form)
    console.print(f"Report: {path}", highlight=False)
    if not report["holds"]:
        raise typer.Exit(1)


@app.command()
def upgrade(folder: FolderArgument = None, data: DataOption = None, keep: KeepOption = 0) -> None:
    """After a new version was installed: make a backup, bring the database up to date, look whether all is well."""
    with installation.opened(data) as chosen:
        pending = installation.pending_migrations()
        if pending:
            made = _backed_up(_folder(folder, chosen), keep)
            print(f"Backup: {made.folder}")
            installation.migrate()
            _note_backup(made)
        print(f"The database is up to date ({len(pending)} migrations applied).")
        is_well = doctoring.show(chosen)
    if not is_well:
        raise typer.Exit(1)


@app.command()
def systemd(
    to: Annotated[
        Path | None, typer.Option("--to", help="Directory to write the units into; else they are printed.")
    ] = None,
    user: Annotated[str, typer.Option(help="User under whom it runs.")] = "decreta",
    data: DataOption = None,
    bind: Annotated[str, typer.Option(help="Address and port.")] = "127.0.0.1:8300",
    folder: Annotated[Path | None, typer.Option("--backups", help="Directory of the backups.")] = None,
) -> None:
    """Write units for systemd: everything in one, or web and worker apart, and a daily backup."""
    place = (data or Path("/var/lib/decreta")).resolve()
    written = units.units(user=user, data=place, bind=bind, backups=(folder or place / "backups").resolve())
    for name, text in written.items():
        if to is None:
            print(f"# {name}\n{text}")
        else:
            to.mkdir(parents=True, exist_ok=True)
            (to / name).write_text(text, encoding="utf-8")
            print(to / name)


def _folder(given: Path | None, data: Path) -> Path:
    return (given or Path(Environment()["BACKUP_DIR"] or data / "backups")).resolve()


def _backed_up(folder: Path, keep: int) -> making.Made:
    data = Environment().data
    if folder == data:
        raise BackupError("Name a directory for backups, not the data directory itself.")
    return making.make(folder, keep=keep, tell=_tell)


def _place_what_waits() -> None:
    """Give every entry its place and sign the log's size: the backup carries a checkpoint of its own moment."""
    from decreta.audit import sequencer

    sequencer.run()
    sequencer.newest_checkpoint()


def _note_backup(made: making.Made) -> None:
    from decreta.core.actor import Actor
    from decreta.operation.domain import note_backup

    manifest = made.manifest
    facts = {
        "version": manifest.version,
        "made_at": manifest.made_at,
        "seconds": manifest.seconds,
        "rows": sum(rows for rows, _ in manifest.tables.values()),
        "files": manifest.blobs,
        "file_bytes": manifest.blob_bytes,
        "log_entries": manifest.log["size"],
        "folder": str(made.folder),
    }
    note_backup(name=made.folder.name, facts=facts, by=Actor.system("decreta backup"))


def _tell(text: str) -> None:
    console.print(f"· {text}", highlight=False, markup=False)


def _print(report: dict[str, Any], form: Form) -> None:
    if form is Form.JSON:
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for key, value in report.items():
        if key not in {"faults", "notes"}:
            print(f"{key:<14} {value}")
    for note in report["notes"]:
        print(f"NOTE           {note}")
    for fault in report["faults"]:
        print(f"FAULT          {fault}")
