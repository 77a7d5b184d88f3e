"""P1: a number is never given twice and never vanishes.

    ./run faults P1             64 writers, 32 registers (one hot), 100,000 numbers, 2,000 complete issues, 50 kills of writers
    ./run faults P1 --quick     the same on a small scale, in seconds

Writers are processes that number and issue documents through the acts, on an embedded PostgreSQL of their own.
Meanwhile writers are killed with signal 9, sessions of the database are ended, and one backend is killed with
signal 9 so that the server recovers from a crash. A writer's successor sends again, with the same key, what was not
answered; a third of that it leaves lying, as people do. Then the recovery runs, and a checker compares what the
database says with what the writers were told. The door is the acts in processes, not HTTP (field `door`).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import _ground


@dataclass(frozen=True)
class Scale:
    """How much is done, and how much is broken."""

    writers: int
    registers: int
    numbers: int
    issues: int
    kills: int
    sessions_ended: int
    server_crashes: int


FULL = Scale(writers=64, registers=32, numbers=100_000, issues=2_000, kills=50, sessions_ended=50, server_crashes=3)
QUICK = Scale(writers=6, registers=8, numbers=300, issues=20, kills=8, sessions_ended=6, server_crashes=1)


@dataclass
class Broken:
    """What was broken so far."""

    kills: int = 0
    sessions_ended: int = 0
    server_crashes: int = 0


@dataclass
class Writer:
    """A share of the work, the log of what its processes were told, and the process that has it now."""

    work: list[dict[str, str]]
    log: Path
    process: Any = None
    restarts: int = 0
    seed: int = 0
    abandoned: set[str] = field(default_factory=set)


@contextlib.contextmanager
def ground() -> Iterator[None]:
    """Django on a database of its own: the one that is named, or an embedded one that keeps what it acknowledged."""
    from decreta.command.postgres import owner

    data = Path(tempfile.mkdtemp(prefix="decreta-p1-", dir="/tmp"))
    named = os.environ.get("DECRETA_DATABASE_URL")
    try:
        with contextlib.ExitStack() as stack:
            url = named or stack.enter_context(owner(data / "cluster"))
            name = f"p1_{os.getpid()}" if named else "decreta"
            if named:
                _ground._command(url, "CREATE DATABASE {} TEMPLATE template0", name)
                stack.callback(_ground._command, url, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            (data / "files").mkdir(exist_ok=True)
            _ground._set_up(url, name, data)
            stack.callback(_ground._close)
            _ground._migrate("core", "audit", "files", "organisation", "documents")
            yield
    finally:
        shutil.rmtree(data, ignore_errors=True)


def registers(scale: Scale) -> list[tuple[Any, str]]:
    """An office with so many registers: bodies, and types in each."""
    from decreta.organisation.domain import structure
    from decreta.organisation.enums import BodyKind
    from tests.documents import office as offices

    here = offices.build()
    types = ["TB", "CV", "QĐ", "KL", "BC", "KH", "CT", "NQ"]
    bodies = [here.body]
    for n in range(1, -(-scale.registers // len(types))):
        body = structure.establish_body(
            code=f"p1-{n}",
            names={"vi": f"Ban {n}"},
            symbol=f"B{n}",
            kind=BodyKind.COMMITTEE,
            valid_from=offices.SINCE,
            place="Hà Nội",
            by=offices.SYSTEM,
        )
        structure.begin_term(body=body, name="Khóa", valid_from=offices.SINCE, by=offices.SYSTEM)
        structure.name_standing_agency(
            body=body, organisation=here.agency, rank=1, valid_from=offices.SINCE, by=offices.SYSTEM
        )
        bodies.append(body)
    return [(body, kind) for body in bodies for kind in types][: scale.registers]


def prepare(scale: Scale, chance: random.Random) -> list[dict[str, str]]:
    """Approved documents, a third of them in the hot register, written as rows: only what comes after is under test."""
    from decreta.core import clock
    from decreta.documents.domain.contents import content_of, hash_of
    from decreta.documents.models import Approval, Document, Version
    from decreta.organisation.models import Holding, Post

    books = registers(scale)
    signer = Post.objects.get(code="head")
    holding = Holding.objects.get(post=signer)
    work: list[dict[str, str]] = []
    total = scale.numbers + scale.issues
    kinds = (
        ["issue"] * scale.issues + ["number"] * (scale.numbers - scale.numbers // 10) + ["void"] * (scale.numbers // 10)
    )
    chance.shuffle(kinds)
    terms = {body.pk: body.terms.get() for body, _kind in books}
    while len(work) < total:
        documents, versions, approvals = [], [], []
        for kind in kinds[len(work) : len(work) + 2000]:
            body, type_code = books[0] if chance.random() < 1 / 3 else chance.choice(books)
            document = Document(
                type_code=type_code,
                regime=body.regime,
                body=body,
                term=terms[body.pk],
                subject=f"Văn bản {len(work)}",
                state="approved",
                signer_post=signer,
                recipients=[],
                created_at=clock.now(),
            )
            content = content_of(document, subject=document.subject, text="1. Kết luận.", recipients=[])
            version = Version(
                document=document,
                ordinal=1,
                content=content,
                content_hash=hash_of(content),
                created_at=clock.now(),
                created_by={},
            )
            documents.append(document)
            versions.append(version)
            approvals.append(
                Approval(
                    document=document,
                    version=version,
                    content_hash=version.content_hash,
                    holding=holding,
                    approved_at=clock.now(),
                    by={},
                )
            )
            work.append(
                {"kind": kind, "document": str(document.pk), "key": f"p1-{len(work)}-{chance.getrandbits(40):x}"}
            )
        Document.objects.bulk_create(documents)
        Version.objects.bulk_create(versions)
        Approval.objects.bulk_create(approvals)
    return work


def run_writer(writer: Writer) -> None:
    """The life of one writer process: do what is not yet answered, and write down every answer."""
    from django.db import InterfaceError, OperationalError, connections

    from tests.faults._p1_writing import Desk

    descriptor = os.open(writer.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    told = answers(writer.log)
    desk = Desk(lambda **facts: os.write(descriptor, (json.dumps(facts) + "\n").encode()))
    chance = random.Random(writer.seed + writer.restarts)
    for item in writer.work:
        steps = told.get(item["document"], {})
        if "done" in steps or item["document"] in writer.abandoned:
            continue
        while True:
            try:
                desk.do(item)
                break
            except (OperationalError, InterfaceError):
                connections.close_all()
                time.sleep(chance.uniform(0.02, 0.2))
    os._exit(0)


def answers(log: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What the writers were told, by document and step. A half-written last line was never an answer."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    if log.exists():
        for line in log.read_text(encoding="utf-8").splitlines():
            with contextlib.suppress(json.JSONDecodeError):
                answer = json.loads(line)
                found.setdefault(answer["document"], {})[answer["step"]] = answer
    return found


def start(writer: Writer) -> None:
    """A process for a writer's share; a successor leaves a third of what was begun and not answered."""
    if writer.restarts:
        begun = [document for document, steps in answers(writer.log).items() if "done" not in steps]
        writer.abandoned |= {document for document in begun if int(document[-2:], 16) % 3 == 0}
    writer.process = multiprocessing.get_context("fork").Process(target=run_writer, args=(writer,), daemon=True)
    writer.process.start()
    writer.restarts += 1


def progress(writers: list[Writer]) -> float:
    """The share of the work that is done."""
    total = sum(len(writer.work) for writer in writers)
    done = sum(writer.log.read_bytes().count(b'"done"') for writer in writers if writer.log.exists())
    return done / total


def disturb(scale: Scale, writers: list[Writer], chance: random.Random) -> Broken:
    """Break things at even distances of the work until everything is done; every killed writer gets a successor."""
    broken = Broken()
    events = ["kill"] * scale.kills + ["session"] * scale.sessions_ended + ["server"] * scale.server_crashes
    chance.shuffle(events)
    planned = len(events)
    while any(writer.process.is_alive() for writer in writers) or events:
        for writer in writers:
            if not writer.process.is_alive() and writer.process.exitcode != 0:
                start(writer)
        passed = progress(writers)
        if events and passed * (planned + 1) * 1.1 >= planned - len(events) + 1:
            strike(events.pop(), writers, chance, broken)
        elif not any(writer.process.is_alive() for writer in writers):
            break
        time.sleep(0.01)
    return broken


def strike(event: str, writers: list[Writer], chance: random.Random, broken: Broken) -> None:
    """One kill."""
    if event == "kill":
        alive = [writer for writer in writers if writer.process.is_alive()]
        if alive:
            os.kill(chance.choice(alive).process.pid, signal.SIGKILL)
            broken.kills += 1
        return
    pids = backends()
    if not pids:
        return
    if event == "server":
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.kill(chance.choice(pids), signal.SIGKILL)
            broken.server_crashes += 1
        return
    if ask("SELECT pg_terminate_backend(%s)", [chance.choice(pids)]):
        broken.sessions_ended += 1


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


def recover_everything() -> tuple[int, int]:
    """Run the recovery until nothing is left; a server that comes up again is waited for."""
    import datetime as dt

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
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--seed", type=int, default=None)
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    scale = QUICK if given.quick else FULL
    print(f"seed {seed}", flush=True)
    began = time.monotonic()
    with ground(), tempfile.TemporaryDirectory() as folder:
        from django.db import connections

        from tests.faults._p1_checking import check

        chance = random.Random(seed)
        work = prepare(scale, chance)
        writers = [
            Writer(work=work[n :: scale.writers], log=Path(folder) / f"{n}.log", seed=seed + n)
            for n in range(scale.writers)
        ]
        print(f"{len(work)} documents prepared after {time.monotonic() - began:.1f} s", flush=True)
        connections.close_all()  # no process shares a connection with another
        for writer in writers:
            start(writer)
        broken = disturb(scale, writers, chance)
        print(f"writers done after {time.monotonic() - began:.1f} s", flush=True)
        recovered, failed = recover_everything()
        told = {document: steps for writer in writers for document, steps in answers(writer.log).items()}
        figures = check(told)
    figures |= {
        "promise": "P1",
        "seed": seed,
        "door": "acts in processes; HTTP is not part of this run",
        "writers": scale.writers,
        "registers": scale.registers,
        "writer_kills": broken.kills,
        "sessions_ended": broken.sessions_ended,
        "server_crashes": broken.server_crashes,
        "recovered": recovered,
        "recovery_failed": failed,
        "seconds": round(time.monotonic() - began, 1),
    }
    wrong = (
        "duplicates",
        "unexplained_gaps",
        "acknowledged_and_lost",
        "left_half_issued",
        "numbers_without_entry",
        "recovery_failed",
    )
    enough = figures["numbers_taken"] >= scale.numbers and broken.kills >= scale.kills * 0.8
    return _ground.end(figures, holds=enough and not any(figures[name] for name in wrong))


if __name__ == "__main__":
    sys.exit(main())
