"""What is broken while the writers of P1 write."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections import Counter
from typing import Any

from tests.faults._p1_installation import Installation
from tests.faults._p1_scale import Scale
from tests.faults._p1_writers import Writer, progress, start


def disturb(scale: Scale, there: Installation, writers: list[Writer], chance: random.Random) -> Counter[str]:
    """Break things at even distances of the work until everything is done; every killed writer gets a successor."""
    broken: Counter[str] = Counter()
    events = [name for name, number in scale.kills.items() for _ in range(number)]
    chance.shuffle(events)
    planned = len(events)
    while any(writer.process.is_alive() for writer in writers) or events:
        for writer in writers:
            if not writer.process.is_alive() and writer.process.exitcode != 0:
                start(writer)
        passed = progress(writers)
        if events and passed * (planned + 1) * 1.1 >= planned - len(events) + 1:
            event = events.pop()
            broken[event] += strike(event, there, writers, chance)
        elif not any(writer.process.is_alive() for writer in writers):
            break
        time.sleep(0.01)
    return broken


def strike(event: str, there: Installation, writers: list[Writer], chance: random.Random) -> bool:
    """One kill; False when there was nothing to kill at this moment."""
    if event == "writer":
        alive = [writer for writer in writers if writer.process.is_alive()]
        if alive:
            os.kill(chance.choice(alive).process.pid, signal.SIGKILL)
        return bool(alive)
    if event not in {"backend", "session"}:
        return there.kill(event)
    pids = backends()
    if not pids:
        return False
    if event == "session":
        return bool(ask("SELECT pg_terminate_backend(%s)", [chance.choice(pids)]))
    with contextlib.suppress(PermissionError, ProcessLookupError):
        os.kill(chance.choice(pids), signal.SIGKILL)
        return True
    return False


def backends() -> list[int]:
    """Server processes that work for the writers."""
    rows = ask(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    return [pid for (pid,) in rows]


def ask(statement: str, arguments: list[Any] | None = None) -> list[Any]:
    """A statement on a connection of its own, none of which the writers inherit; nothing while the server is down."""
    import psycopg
    from django.db import connection

    parameters = connection.get_connection_params()
    wanted = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)}
    try:
        with psycopg.connect(**wanted, autocommit=True, connect_timeout=3) as own:
            return own.execute(statement, arguments).fetchall()
    except psycopg.OperationalError:
        return []
