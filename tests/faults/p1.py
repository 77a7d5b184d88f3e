"""P1: a number is never given twice and never vanishes.

    ./run faults P1             64 writers over HTTP and 16 desks, 32 registers (one hot), 100,000 numbers,
                                2,000 complete issues, 50 kills
    ./run faults P1 --quick     the same on a small scale, in seconds
    ./run faults P1 --numbers 20000 --issues 400    the full scale, with less to do

An installation runs (`decreta up`: embedded PostgreSQL, web, worker). Writers at the web's door issue documents from
beginning to end, each form with its key; writers at desks number, seal and void through the acts, in the same
registers, which is faster and fills them. Meanwhile parts are killed with signal 9: the web process, the jobs, the
log's sequencer, writers, a server process of PostgreSQL (which recovers from a crash), the postmaster; and sessions
of the database are ended. What was not answered is sent again with the same key; when a writer was killed, a third
of it is left lying, as people do. Then the recovery runs, and a checker compares what the database says with what
the writers were told.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.faults import _ground
from tests.faults._p1_disturbing import disturb
from tests.faults._p1_installation import Installation, running
from tests.faults._p1_preparing import prepare
from tests.faults._p1_scale import FULL, QUICK, Scale
from tests.faults._p1_writers import Writer, answers, at_a_desk, in_a_browser, start
from tests.faults.serving import session_of


def recover_everything() -> tuple[int, int]:
    """Run the recovery until nothing is left; a server that comes up again is waited for."""
    from django.db import OperationalError, connections

    from decreta.documents.domain.issuing import recover

    finished = failed = 0
    for _attempt in range(50):
        try:
            outcome = recover(older_than=dt.timedelta(0))
        except OperationalError:
            connections.close_all()
            time.sleep(0.2)
            continue
        finished += len(outcome.finished)
        failed = len(outcome.failed)
        if not failed:
            break
    return finished, failed


def main() -> int:
    """Run, recover, check, report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="on a small scale")
    arguments.add_argument("--seed", type=int, default=None, help="the order of everything that is left to chance")
    arguments.add_argument("--numbers", type=int, default=None, help="numbers that desks take")
    arguments.add_argument("--issues", type=int, default=None, help="documents that browsers issue")
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    scale = QUICK if given.quick else FULL
    scale = replace(scale, numbers=given.numbers or scale.numbers, issues=given.issues or scale.issues)
    print(f"seed {seed}; {scale}", flush=True)
    began = time.monotonic()
    with running(quick=given.quick) as there, tempfile.TemporaryDirectory() as folder:
        figures = run(scale, there, Path(folder), seed)
    figures |= {"promise": "P1", "seed": seed, "seconds": round(time.monotonic() - began, 1)}
    wrong = (
        "duplicates",
        "unexplained_gaps",
        "acknowledged_and_lost",
        "left_half_issued",
        "numbers_without_entry",
        "refused_by_the_web",
        "recovery_failed",
    )
    enough = figures["numbers_taken"] >= scale.numbers and figures["kills"] >= sum(scale.kills.values()) * 0.8
    return _ground.end(figures, holds=enough and not any(figures[name] for name in wrong))


def run(scale: Scale, there: Installation, folder: Path, seed: int) -> dict[str, Any]:
    """Write, break, recover; the figures."""
    from django.db import connections

    from decreta.accounts.models import User
    from decreta.core import clock
    from tests.faults._p1_checking import check

    began, chance = time.monotonic(), random.Random(seed)
    work = prepare(scale, chance)
    browse = in_a_browser(there.port, session_of(User.objects.get(username="clerk")), clock.today())
    shares = [(browse, [one for one in work if one["kind"] == "issue"], scale.browsers)]
    shares += [(at_a_desk, [one for one in work if one["kind"] != "issue"], scale.desks)]
    writers = [
        Writer(run=life, work=items[n::number], log=folder / f"{life.__name__}-{n}.log", seed=seed + n)
        for life, items, number in shares
        for n in range(number)
    ]
    print(f"{len(work)} documents prepared after {time.monotonic() - began:.1f} s", flush=True)
    connections.close_all()  # no process shares a connection with another
    for writer in writers:
        start(writer)
    broken = disturb(scale, there, writers, chance)
    print(f"writers done after {time.monotonic() - began:.1f} s; killed {dict(broken)}", flush=True)
    recovered, failed = recover_everything()
    told = {document: steps for writer in writers for document, steps in answers(writer.log).items()}
    return check(told) | {
        "browsers": scale.browsers,
        "desks": scale.desks,
        "registers": scale.registers,
        "kills": sum(broken.values()),
        "killed": dict(broken),
        "recovered": recovered,
        "recovery_failed": failed,
    }


if __name__ == "__main__":
    sys.exit(main())
