"""The promises of the software, each on its quick scale: the command that anybody can run, and the figures it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
#: Seconds; a promise kills and starts a dozen processes, each of which reads the whole program anew.
PATIENCE = 600
#: What each promise says must be nought.
NOUGHT = {
    "P1": ("duplicates", "unexplained_gaps", "acknowledged_and_lost", "left_half_issued", "numbers_without_entry"),
    "P15": (
        "half_backups",
        "faults_found",
        "half_restores_accepted",
        "acknowledged_and_lost",
        "duplicates",
        "unexplained_gaps",
        "left_half_issued",
        "damage_accepted",
        "damage_not_named",
    ),
    "P2": ("second_effects", "lost_effects", "different_answers", "reuse_accepted"),
    "P3": (
        "broken_at_once",
        "broken_after_recovery",
        "broken_after_retry",
        "not_once",
        "refused",
        "did_not_die",
        "failed",
    ),
    "P12": (
        "untried",
        "crashes",
        "server_errors",
        "slow",
        "memory",
        "taken_unfit",
        "runnable",
        "deceiving_names",
        "refused_elsewhere",
        "lost_good_files",
        "read_out",
        "unanswered_after",
        "endless_taken",
    ),
    "P14": ("server_errors", "ignored_authentication", "off_description"),
    "P5": (
        "leaks",
        "in_mails",
        "in_logs",
        "secret_in_audit",
        "told_apart",
        "server_errors",
        "seen_by_nobody",
    ),
    "P6": ("missed", "misplaced", "proofs_wrong"),
    "P10": (
        *("guesses_beyond_chance", "secrets_on_disk", "codes_before_count", "leaks_not_found", "scans_blind"),
        *("opened_with_too_few_keys", "not_opened_with_enough", "left_in_tables", "dump_blind"),
        *("secrets_in_backups", "codes_in_backup_before_count", "backups_blind"),
    ),
    "P9": (
        "acknowledged_and_lost",
        "unasked",
        "double",
        "counted_otherwise",
        "not_closed",
        "without_entry",
        "after_closing",
    ),
}


def report(name: str, folder: Path) -> dict[str, Any]:
    """Run `./run faults NAME --quick` and give its last line. Into a file: a child that outlives it holds no pipe."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DECRETA_", "DJANGO_"))}
    with (folder / "out").open("w+", encoding="utf-8") as out:
        command = [str(ROOT / "run"), "faults", name, "--quick"]
        done = subprocess.Popen(command, cwd=ROOT, env=kept, stdout=out, stderr=out, start_new_session=True)
        try:
            code = done.wait(timeout=PATIENCE)
        finally:
            if done.poll() is None:  # with all that it started: an installation would run on
                os.killpg(done.pid, signal.SIGKILL)
                done.wait()
        out.seek(0)
        lines = out.read().splitlines()
    assert code == 0, "\n".join(lines[-40:])
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


def test_every_promise_that_can_be_tried_is_named_where_people_read():
    """The README and the page about promises name each command that there is."""
    every = {one.stem.upper() for one in (ROOT / "tests" / "faults").glob("p*.py") if one.stem[1:].isdigit()}
    assert set(NOUGHT) <= every
    for page in ("README.md", "docs/develop/trust.md"):
        text = (ROOT / page).read_text("utf-8")
        assert not {name for name in every if f"`{name}`" not in text and f"faults {name}`" not in text}, page
