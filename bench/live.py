"""Live pages under load: `python -m bench.live [--size small|full]`, JSON lines.

Two server processes, one event stream for each of 200 (small) or 1,000 (full) members on the loopback, each with a
session and a seat of his own, the load generator on the same machine. Measured: joining, memory of an idle stream,
one change reaching all (from just before the log's sequencer runs to the last byte's arrival), coming back after an
absence, and after a server process was killed. `DECRETA_BENCH_DATABASE_URL` names a server (a role that may create
databases); without it an embedded one is started for the run.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import resource
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench.live_clients import Swarm
from bench.live_servers import Server, free_port
from tests.faults.serving import session_of

SIZES = {"small": 200, "full": 1000}
ROUNDS = {"small": 20, "full": 40}


def say(name: str, *, group: str = "live", **figures: object) -> None:
    """One JSON line."""
    rounded = {key: round(value, 2) if isinstance(value, float) else value for key, value in figures.items()}
    print(json.dumps({"name": f"{group}/{name}", **rounded}), flush=True)


@contextlib.contextmanager
def database(data: Path) -> Iterator[str]:
    """A fresh database; dropped at the end."""
    import psycopg

    name = f"bench_live_{os.getpid()}"
    with contextlib.ExitStack() as stack:
        url = os.environ.get("DECRETA_BENCH_DATABASE_URL")
        if not url:
            from decreta.command.postgres import owner

            yield stack.enter_context(owner(data / "cluster"))
            return
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def set_up(url: str, data: Path) -> None:
    """Django on a fresh database, here and in every server that is started."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "decreta.config.settings",
        "DECRETA_DATABASE_URL": url,
        "DECRETA_DATA": str(data),
        "DECRETA_SECRET_KEY": secrets.token_urlsafe(40),
        "DECRETA_LOG_LEVEL": "WARNING",
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def people(members: int) -> list[str]:
    """An office of one body with so many members, all signed in; returns their sessions."""
    import datetime as dt

    from decreta.accounts.models import User
    from decreta.organisation.models import Body, Holding, Person, Post

    first = dt.date(2025, 1, 1)
    body = Body.objects.create(code="bench", symbol="B", name_vi="Ban", kind="committee", valid_from=first)
    post = Post.objects.create(code="member", name_vi="Ủy viên", role="member", body=body, valid_from=first)
    users = User.objects.bulk_create(User(username=f"member{n}", password="!") for n in range(members))
    people = Person.objects.bulk_create(Person(full_name=user.username, user=user) for user in users)
    Holding.objects.bulk_create(Holding(person=person, post=post, valid_from=first) for person in people)
    return [session_of(user) for user in users]


def change(n: int) -> tuple[int, float]:
    """Something happens: its place in the log, and the moment just before the log's sequencer ran."""
    from decreta.audit import record, sequencer
    from decreta.audit.models import Leaf
    from decreta.audit.refs import Ref
    from decreta.core.actor import Actor

    entry = record("bench.said", by=Actor.system("bench"), on=Ref("bench.sitting", "1"), facts={"n": n})
    began = time.perf_counter()
    sequencer.run()
    return Leaf.objects.get(entry_id=entry).index, began


def percentile(values: list[float], share: int) -> float:
    """A percentile of some milliseconds."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


async def measure(size: str, cookies: list[str]) -> bool:
    """All measurements in turn; whether every budget was kept."""
    from bench.live_app import TOPIC

    servers = [Server(free_port()) for _ in range(2)]
    swarm = Swarm([server.port for server in servers], cookies, TOPIC)
    try:
        for server in servers:
            await asyncio.to_thread(server.wait)
        return all(
            [
                await _join(servers, swarm),
                await _fan_out(servers, swarm, ROUNDS[size]),
                await _come_back(swarm),
                await _restart(servers, swarm),
            ]
        )
    finally:
        swarm.end()
        for server in servers:
            server.stop()


async def _join(servers: list[Server], swarm: Swarm) -> bool:
    """Everybody comes; what each idle stream takes of memory."""
    number = len(swarm.browsers)
    # What a process takes once (threads, connections, caches) is taken before the measurement.
    warm = list(range(min(100, number // 2)))
    await swarm.open(warm)
    index, _ = await asyncio.to_thread(change, 0)
    await swarm.all_have(index, seconds=10, numbers=warm)
    await asyncio.sleep(1)
    before = sum(server.memory_kb for server in servers)
    seconds = await swarm.open([n for n in range(number) if n not in set(warm)])
    await asyncio.sleep(3)
    per_stream = (sum(server.memory_kb for server in servers) - before) / (number - len(warm))
    say("join", n=number, seconds=seconds, budget_seconds=30)
    say("memory", n=number, kb_per_stream=per_stream, budget_kb_per_stream=40)
    return seconds <= 30 and per_stream <= 40


async def _fan_out(servers: list[Server], swarm: Swarm, rounds: int) -> bool:
    """One change reaches all, again and again."""
    took: list[float] = []
    last: list[float] = []
    missing = 0
    cpu = sum(server.cpu_seconds for server in servers)
    for n in range(1, rounds + 1):
        index, began = await asyncio.to_thread(change, n)
        missing += await swarm.all_have(index, seconds=10)
        times = [(at - began) * 1000 for at in swarm.times(index)]
        took += times
        last.append(max(times))
        await asyncio.sleep(0.25)
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    p50, p99 = percentile(took, 50), percentile(took, 99)
    say(
        "fan_out",
        n=len(swarm.browsers),
        rounds=rounds,
        p50_ms=p50,
        p99_ms=p99,
        budget_p50_ms=60,
        budget_p99_ms=150,
        last_receiver_p50_ms=statistics.median(last),
        cpu_ms=cpu * 1000 / rounds,
        missing=missing,
    )
    return p50 <= 60 and p99 <= 150 and not missing


async def _come_back(swarm: Swarm) -> bool:
    """Everybody leaves, something happens, everybody comes back at once and is told."""
    swarm.close()
    await asyncio.sleep(1)
    index, _ = await asyncio.to_thread(change, 1000)
    began = time.perf_counter()
    await swarm.open(at_once=200)
    missing = await swarm.all_have(index, seconds=30)
    seconds = time.perf_counter() - began
    say("reconnect", n=len(swarm.browsers), seconds=seconds, budget_seconds=15, missing=missing)
    return seconds <= 15 and not missing


async def _restart(servers: list[Server], swarm: Swarm) -> bool:
    """A server process is killed and started again; something happens meanwhile; all are told."""
    await asyncio.to_thread(servers[0].kill)
    began = time.perf_counter()
    servers[0].restart()
    index, _ = await asyncio.to_thread(change, 2000)
    await asyncio.to_thread(servers[0].wait)
    started = time.perf_counter() - began
    await swarm.open(sorted(swarm.lost), at_once=200)
    missing = await swarm.all_have(index, seconds=30)
    seconds = time.perf_counter() - began
    say("restart", n=len(swarm.browsers), seconds=seconds, start_seconds=started, budget_seconds=15, missing=missing)
    return seconds <= 15 and not missing


def allow_many_files() -> None:
    """A stream is an open file, here and in the servers that inherit this limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, 8192), hard), hard))


def main() -> int:
    """Run; 0 when every budget was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="full")
    size = parser.parse_args().size
    allow_many_files()
    with tempfile.TemporaryDirectory(prefix="decreta-bench-") as directory, database(Path(directory)) as url:
        set_up(url, Path(directory))
        try:
            is_kept = asyncio.run(measure(size, people(SIZES[size])))
        finally:
            from django.db import connections

            connections.close_all()
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
