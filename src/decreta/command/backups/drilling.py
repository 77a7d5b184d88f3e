"""The drill: a backup, restored into a scratch place by another process, proven, and written down with its date."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from decreta.command.backups import restoring
from decreta.command.backups.layout import BackupError

# The scratch installation is one of its own: embedded, with its files in its directory.
_NOT_HANDED_ON = (
    "DATABASE_URL",
    "DATABASE_LISTEN_URL",
    "DATABASE_POOLER",
    "FILES",
    "DATA",
    "SECRET_KEY",
)


def drill(backup: Path, scratch: Path | None, *, tell: Callable[[str], None] = lambda text: None) -> dict[str, Any]:
    """Restore a backup into a scratch place and give the report; the place is gone afterwards.

    Raises BackupError when it could not be restored at all.
    """
    with tempfile.TemporaryDirectory(prefix="decreta-drill-", dir=scratch) as home:
        place = Path(os.path.realpath(home)) / "data"
        try:
            tell(f"restoring into {place}")
            report = _restored(backup, place)
        finally:
            restoring.discard(place)
    return report | {"drilled_at": dt.datetime.now(dt.UTC).isoformat()}


def write_down(report: dict[str, Any], folder: Path) -> Path:
    """Keep the report beside the backups."""
    stamp = dt.datetime.fromisoformat(report["drilled_at"])
    path = folder / f"drill-{stamp:%Y%m%dT%H%M%SZ}.json"
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _restored(backup: Path, place: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "decreta", "restore", str(backup), "--into", str(place), "--format", "json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=_environment())
    try:
        report: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise BackupError(f"The drill could not restore {backup}:\n{done.stderr.strip()[-2000:]}") from None
    return report


def _environment() -> dict[str, str]:
    ours = {f"DECRETA_{name}{end}" for name in _NOT_HANDED_ON for end in ("", "_FILE")} | {
        "DATABASE_URL",
        "DATABASE_URL_FILE",
    }
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
