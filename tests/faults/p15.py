"""P15: restore works.

    ./run faults P15            30 desks' worth of numbers and issues while backups are made and killed, then the
                                loaded scenario: wiped, restored, its report the same
    ./run faults P15 --quick    the first half on a small scale, in seconds

An installation runs (`decreta up`) and writers number, issue and void documents in it. Meanwhile backups are made, and
some of them killed with signal 9: nothing they leave may look like a backup. Then the installation is wiped. A restore
is killed too: what it leaves must be refused, and restoring again must succeed. In the restored installation every
answer that a writer had got before the backup began must be true, every row, file, signature and entry of the log be
as it was. At last copies of the backup are damaged, one byte, one file, one cut at a time: each must be refused and
the damage named.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from decreta.command.backups.restoring import discard
from tests.faults import _ground
from tests.faults._p1_installation import running
from tests.faults._p1_preparing import prepare
from tests.faults._p1_scale import Scale
from tests.faults._p1_writers import Writer, answers, at_a_desk, progress, start
from tests.faults._p15_commands import killed, output, report_of
from tests.faults._p15_damaging import damage_everything

FULL = Scale(browsers=0, desks=6, registers=16, numbers=6_000, issues=300, kills={"backup": 12, "restore": 6})
QUICK = Scale(browsers=0, desks=2, registers=4, numbers=120, issues=10, kills={"backup": 1, "restore": 1})


def back_up_while_writing(scale: Scale, data: Path, home: Path, chance: random.Random) -> dict[str, Any]:
    """Write, kill backups, make one; what the writers had been told when it began."""
    from django.db import connections

    work = prepare(scale, chance)
    connections.close_all()
    writers = [
        Writer(run=at_a_desk, work=work[n :: scale.desks], log=home / f"desk-{n}.log", seed=n)
        for n in range(scale.desks)
    ]
    for writer in writers:
        start(writer)
    backups = home / "backups"
    looked_whole = 0
    while progress(writers) < 0.15:
        time.sleep(0.05)
    for _ in range(scale.kills["backup"]):
        killed(chance.uniform(0.5, 5.0), "backup", str(backups), "--data", str(data))
        looked_whole += sum(1 for path in backups.glob("decreta-*") if not (path / "SHA256SUMS").exists())
    told = {document: steps for writer in writers for document, steps in answers(writer.log).items()}
    done_before = progress(writers)
    output("backup", str(backups), "--data", str(data), "--keep", "1")
    done_after = progress(writers)
    for writer in writers:
        writer.process.join()
    left = [path.name for path in backups.iterdir() if path.name.startswith(".making")]
    return {
        "told": told,
        "half_backups": looked_whole + len(left),
        "answers_before": len(told),
        "written_meanwhile": round(done_after - done_before, 3),
    }


def restore_and_prove(scale: Scale, home: Path, chance: random.Random) -> dict[str, Any]:
    """Kill restores into a place, see that it is refused, restore there, and count."""
    place, accepted = home / "restored", 0
    for _ in range(scale.kills["restore"]):
        was_killed = killed(
            chance.uniform(0.8, 6.0), "restore", str(home / "backups"), "--into", str(place), restoring=True
        )
        if was_killed and (place / "restoring").exists():
            accepted += output("verify", "--data", str(place), code=1, says="was not finished") is None
        elif place.exists() and any(place.iterdir()) and was_killed:
            accepted += 1  # something without a mark, that is no installation
        elif not was_killed:
            discard(place)
    report = report_of("restore", str(home / "backups"), "--into", str(place), "--format", "json")
    for fault in report["faults"]:
        print(fault, flush=True)
    counted = json.loads(output(str(place), str(home / "told.json"), module="tests.faults._p15_commands") or "{}")
    names = ("rows", "registers", "numbers", "files", "papers", "signatures", "log_entries")
    return {
        **{name: report[name] for name in names},
        "restore_seconds": report["seconds"],
        "faults_found": len(report["faults"]),
        "half_restores_accepted": accepted,
        "acknowledged_and_lost": counted["acknowledged_and_lost"],
        "duplicates": counted["duplicates"],
        "unexplained_gaps": counted["unexplained_gaps"],
        "left_half_issued": counted["left_half_issued"],
    }


def the_scenario(home: Path) -> dict[str, Any]:
    """The scenario loaded, backed up, wiped, restored: the same report, and the drill says so too."""
    data, backups = home / "scenario", home / "scenario-backups"
    output("demo", "--data", str(data), "--no-serve")
    words = ("report", "progress", "--as-of", "2025-03-31", "--format", "json")
    before = output(*words, "--data", str(data))
    drilled = report_of("drill", str(backups), "--data", str(data), "--format", "json")
    discard(data)
    report = report_of("restore", str(backups), "--into", str(data), "--format", "json")
    after = output(*words, "--data", str(data))
    discard(data)
    return {
        "scenario_rows": report["rows"],
        "scenario_faults": len(report["faults"]) + len(drilled["faults"]),
        "scenario_reports_differ": int(before != after),
    }


def main(arguments: list[str]) -> int:
    """Run the promise and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args(arguments)
    seed = given.seed if given.seed is not None else int(time.time())
    scale, chance, began = QUICK if given.quick else FULL, random.Random(seed), time.monotonic()
    print(f"seed {seed}; {scale}", flush=True)
    figures: dict[str, Any] = {"promise": "P15", "seed": seed}
    with tempfile.TemporaryDirectory(prefix="decreta-p15-", dir="/tmp") as folder:
        home = Path(folder)
        home.chmod(0o755)
        with running(quick=given.quick) as there:
            found = back_up_while_writing(scale, there.data, home, chance)
        # From here on the installation is gone.
        (home / "told.json").write_text(json.dumps(found.pop("told")), encoding="utf-8")
        figures |= found
        print(figures, flush=True)
        figures |= restore_and_prove(scale, home, chance)
        print(figures, flush=True)
        figures |= damage_everything(home / "backups", home / "damaged", 2 if given.quick else 25, chance)
        if not given.quick:
            figures |= the_scenario(home)
        discard(home / "restored")
        shutil.rmtree(home / "backups")
    figures["seconds"] = round(time.monotonic() - began, 1)
    nought = (
        "half_backups",
        "faults_found",
        "half_restores_accepted",
        "acknowledged_and_lost",
        "duplicates",
        "unexplained_gaps",
        "left_half_issued",
        "damage_accepted",
        "damage_not_named",
        *(() if given.quick else ("scenario_faults", "scenario_reports_differ")),
    )
    return _ground.end(figures, holds=figures["answers_before"] > 0 and not any(figures[name] for name in nought))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
