"""A backup of the installation, made by its own command while it runs, and all that is in it as bytes.

The archive of the database is packed, and what was written there lies in it nowhere as it was written: it is unpacked by
PostgreSQL's own program, the bundle of the data directory as a restore unpacks it.
"""

from __future__ import annotations

import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.faults._p1_installation import Installation
from tests.faults._p10_disk import BACKUP, Disk
from tests.faults._p15_commands import output

_MARK = "p10.mark"


def backed_up(there: Installation) -> tuple[Disk, int]:
    """What a backup of this moment holds, and whether its reading is blind: a mark in the data directory is in it."""
    mark = secrets.token_hex(24)
    (there.data / _MARK).write_text(mark, encoding="utf-8")
    folder = Path(tempfile.mkdtemp(prefix=f"{BACKUP}-", dir=there.data.parent))
    try:
        output("backup", str(folder), "--data", str(there.data))
        _unpack(folder)
        found = Disk(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        (there.data / _MARK).unlink()
    return found, int(not found.holds({mark.encode()}))


def _unpack(folder: Path) -> None:
    """The archive and the bundle of the one backup in a folder, unpacked beside it."""
    from decreta.command.backups import bundling, layout, programs

    made, plain = layout.chosen(folder), folder / "plain"
    plain.mkdir()
    bundling.unpack(made, plain, "")
    program = programs.find("pg_restore", layout.read_manifest(made).dumped_with * 10_000)
    script = f"--file={folder / 'database.sql'}"
    subprocess.run([str(program), script, str(made / layout.DUMP)], check=True, timeout=300)
