"""The commands of P15 as processes of their own, and what is asked of a restored installation in one of its own."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PATIENCE = 900
_OF_ONE_INSTALLATION = ("DECRETA_DATA", "DECRETA_DATABASE_URL", "DECRETA_SECRET_KEY", "DECRETA_DEMO")


def environment() -> dict[str, str]:
    """What commands inherit: nothing that belongs to one installation."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ONE_INSTALLATION}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, [*sys.path, str(Path.cwd())]))}


def output(*words: str, module: str = "decreta", code: int = 0, says: str = "") -> str | None:
    """What a command prints. With another `code` expected: None unless it ends so and says why."""
    # Into files: the database's owner outlives the command, and would hold a pipe.
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(command, check=False, stdout=out, stderr=err, env=_of(words), timeout=PATIENCE)
        out.seek(0)
        err.seek(0)
        said, complained = out.read(), err.read()
    if code:
        return said if done.returncode == code and says in complained else None
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{said[-2000:]}{complained[-3000:]}")
    return said


def report_of(*words: str) -> dict[str, Any]:
    """What a command reports as JSON, whether all was well or not."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        command = [sys.executable, "-m", "decreta", *words]
        subprocess.run(command, check=False, stdout=out, stderr=err, env=_of(words), timeout=PATIENCE)
        out.seek(0)
        err.seek(0)
        try:
            found: dict[str, Any] = json.loads(out.read())
        except ValueError:
            raise RuntimeError(f"{' '.join(words)}:\n{err.read()[-3000:]}") from None
        return found


def killed(seconds: float, *words: str, restoring: bool = False) -> bool:
    """Start a command and kill it with signal 9 after so long; False when it was quicker.

    A restore is given its time from the moment at which it has begun to write.
    """
    command = [sys.executable, "-m", "decreta", *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_of(words))
    if restoring:
        mark, until = Path(words[-1]) / "restoring", time.monotonic() + 60
        while not mark.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
        return False
    process.kill()
    process.wait()
    return True


def _of(words: tuple[str, ...]) -> dict[str, str]:
    """A backup is made with the key of the installation; whatever is restored has its own."""
    kept = environment()
    if words[0] == "backup" and "DECRETA_SECRET_KEY" in os.environ:
        kept["DECRETA_SECRET_KEY"] = os.environ["DECRETA_SECRET_KEY"]
    return kept


def count(place: Path, told: Path) -> dict[str, int]:
    """Carry on what was cut off in the middle of issuing, then hold the answers against the restored installation."""
    from decreta.command import installation

    with installation.existing(place):
        from decreta.documents.domain.issuing import recover
        from tests.faults._p1_checking import check

        for _attempt in range(20):
            if not recover(older_than=dt.timedelta(0)).failed:
                break
        return check(json.loads(told.read_text(encoding="utf-8")))


if __name__ == "__main__":
    print(json.dumps(count(Path(sys.argv[1]), Path(sys.argv[2]))))
