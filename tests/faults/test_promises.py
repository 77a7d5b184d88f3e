"""The promises of the software, each on its quick scale: the command that anybody can run, and the figures it ends with."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 300
#: What each promise says must be nought.
NOUGHT = {
    "P1": ("duplicates", "unexplained_gaps", "acknowledged_and_lost", "left_half_issued", "numbers_without_entry"),
    "P2": ("second_effects", "lost_effects", "different_answers", "reuse_accepted"),
    "P6": ("missed", "misplaced", "proofs_wrong"),
}


def report(name: str, folder: Path) -> dict[str, Any]:
    """Run `./run faults NAME --quick` and give its last line. Into a file: a child that outlives it holds no pipe."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DECRETA_", "DJANGO_"))}
    with (folder / "out").open("w+", encoding="utf-8") as out:
        command = [str(ROOT / "run"), "faults", name, "--quick"]
        done = subprocess.run(command, check=False, cwd=ROOT, env=kept, stdout=out, stderr=out, timeout=PATIENCE)
        out.seek(0)
        lines = out.read().splitlines()
    assert done.returncode == 0, "\n".join(lines[-40:])
    found: dict[str, Any] = json.loads(lines[-1])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(NOUGHT))
def test_the_promise_holds_under_faults(name: str, tmp_path: Path) -> None:
    figures = report(name, tmp_path)
    assert figures["promise"] == name
    assert figures["holds"] is True
    assert {key: figures[key] for key in NOUGHT[name]} == dict.fromkeys(NOUGHT[name], 0)
    assert "seed" in figures
