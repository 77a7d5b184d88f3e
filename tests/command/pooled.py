"""An office at work through a transaction pooler: writers, web, worker, live pages. Run as a process of its own.

    python -m tests.command.pooled DATA    (with DECRETA_DATABASE_URL through the pooler, …_LISTEN_URL past it)

Prints figures as JSON; the test beside it reads them.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main(folder: Path) -> dict[str, Any]:
    """Four desks number, issue and void; then what the database says is held against what they were told."""
    import django

    django.setup()
    from django.db import connection, connections

    from decreta.audit import verify
    from decreta.operation.queries import figures
    from tests.faults._p1_checking import check
    from tests.faults._p1_preparing import prepare
    from tests.faults._p1_scale import Scale
    from tests.faults._p1_writers import Writer, answers, at_a_desk, start

    work = prepare(Scale(browsers=0, desks=4, registers=4, numbers=60, issues=6, kills={}), random.Random(1))
    connections.close_all()
    writers = [Writer(run=at_a_desk, work=work[n::4], log=folder / f"desk-{n}.log", seed=n) for n in range(4)]
    for writer in writers:
        start(writer)
    for writer in writers:
        writer.process.join(120)
    told = {document: steps for writer in writers for document, steps in answers(writer.log).items()}
    until = time.monotonic() + 30
    while (waiting := figures.read()).log_waiting and time.monotonic() < until:
        time.sleep(0.2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'decreta%'")
        seen = cursor.fetchone()[0]
    return check(told) | {
        "done": sum("done" in steps for steps in told.values()),
        "work": len(work),
        "log_waiting": waiting.log_waiting,
        "worker_seen": waiting.worker_seconds is not None and waiting.worker_seconds < 60,
        "log_holds": verify.run().holds,
        "sessions": seen,
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print(json.dumps(main(Path(scratch))), file=sys.stdout)
