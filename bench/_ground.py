"""What the benches stand on: a fresh database, a loaded office, CPU of every server process, lines of JSON."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil


def say(name: str, **figures: object) -> None:
    """One JSON line."""
    print(
        json.dumps({"name": name, **{k: round(v, 3) if isinstance(v, float) else v for k, v in figures.items()}}),
        flush=True,
    )


@contextlib.contextmanager
def office() -> Iterator[Path]:
    """A migrated database of its own, with Django set up in this process; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="decreta-bench-") as folder:
        os.environ |= {"DECRETA_DEMO": "yes", "DECRETA_LOG_LEVEL": "ERROR", "DECRETA_SECRET_KEY": "bench" * 12}
        from decreta.command import installation

        with installation.opened(Path(folder)) as data:
            installation.migrate()
            yield data


def database_processes() -> list[psutil.Process]:
    """The PostgreSQL processes that serve this process's connections."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE pid IS NOT NULL")
        pids = [row[0] for row in cursor.fetchall()]
    return [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]


def cpu_ms(processes: list[psutil.Process]) -> float:
    """User and system time of processes, in milliseconds."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system
    return total * 1000


def measured(run: Callable[[], object], *, rounds: int, warm: int = 3) -> dict[str, float]:
    """CPU per operation of this process and the database, and wall-clock percentiles (which compare with nothing else)."""
    for _round in range(warm):
        run()
    processes = [psutil.Process(), *database_processes()]
    before, walls = cpu_ms(processes), []
    for _round in range(rounds):
        started = time.perf_counter()
        run()
        walls.append((time.perf_counter() - started) * 1000)
    after = cpu_ms(processes)
    walls.sort()
    return {
        "n": rounds,
        "cpu_ms": (after - before) / rounds,
        "p50_ms": statistics.median(walls),
        "p95_ms": walls[int(len(walls) * 0.95) - 1],
    }


def statements(run: Callable[[], object]) -> int:
    """SQL statements of one operation."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        run()
    return len(captured)
