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
import contextlib
import datetime as dt
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.faults import _ground
from tests.faults._p1_browsing import Browser, NotAnsweredError
from tests.faults._p1_installation import Installation, running
from tests.faults.serving import session_of


@dataclass(frozen=True)
class Scale:
    """How much is done, and how much is broken."""

    browsers: int
    desks: int
    registers: int
    numbers: int
    issues: int
    kills: dict[str, int]


FULL = Scale(
    browsers=64,
    desks=16,
    registers=32,
    numbers=100_000,
    issues=2_000,
    kills={"writer": 16, "web": 10, "jobs": 4, "log": 4, "session": 8, "backend": 6, "postmaster": 2},
)
QUICK = Scale(
    browsers=6,
    desks=3,
    registers=8,
    numbers=200,
    issues=24,
    kills={"writer": 2, "web": 2, "jobs": 1, "log": 1, "session": 2, "backend": 1, "postmaster": 1},
)


@dataclass
class Writer:
    """A share of the work, the log of what its processes were told, and the process that has it now."""

    run: Callable[[Writer], None]
    work: list[dict[str, str]]
    log: Path
    process: Any = None
    restarts: int = 0
    seed: int = 0
    abandoned: set[str] = field(default_factory=set)


def registers(scale: Scale) -> list[tuple[Any, str]]:
    """An office with so many registers: bodies, and types in each."""
    from decreta.organisation.domain import structure
    from decreta.organisation.enums import BodyKind
    from tests.documents import office as offices

    here = offices.build(with_users=True)
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
        open_to_clerks(documents)
    return work


def open_to_clerks(documents: list[Any]) -> None:
    """The clerks who number and seal find the documents, as after an approval."""
    from decreta.core import clock
    from decreta.documents.domain.audience import posts_that_issue
    from decreta.documents.models import Audience

    clerks: dict[Any, list[Any]] = {}
    for document in documents:
        if document.body_id not in clerks:
            clerks[document.body_id] = posts_that_issue(document)
    at = clock.now()
    Audience.objects.bulk_create(
        Audience(document=document, post_id=post, reason="issuing", opens_at=at)
        for document in documents
        for post in clerks[document.body_id]
    )


def at_a_desk(writer: Writer) -> None:
    """The life of a writer process that acts: do what is not yet answered, and write down every answer."""
    from django.db import InterfaceError, OperationalError, connections

    from tests.faults._p1_writing import Desk

    def again() -> None:
        connections.close_all()

    _write(writer, Desk(_teller(writer)).do, (OperationalError, InterfaceError), again)


def in_a_browser(port: int, session: str, day: dt.date) -> Callable[[Writer], None]:
    """The life of a writer process that sends forms."""

    def browse(writer: Writer) -> None:
        _write(writer, Browser(port, session, day, _teller(writer)).do, (NotAnsweredError,))

    return browse


def _teller(writer: Writer) -> Callable[..., Any]:
    descriptor = os.open(writer.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    return lambda **facts: os.write(descriptor, (json.dumps(facts) + "\n").encode())


def _write(
    writer: Writer,
    do: Callable[[dict[str, str]], None],
    unanswered: tuple[type[Exception], ...],
    again: Callable[[], None] = lambda: None,
) -> None:
    told, chance = answers(writer.log), random.Random(writer.seed + writer.restarts)
    for item in writer.work:
        if "done" in told.get(item["document"], {}) or item["document"] in writer.abandoned:
            continue
        while True:
            try:
                do(item)
                break
            except unanswered:
                again()
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
    writer.process = multiprocessing.get_context("fork").Process(target=writer.run, args=(writer,), daemon=True)
    writer.process.start()
    writer.restarts += 1


def progress(writers: list[Writer]) -> float:
    """The share of the work that is done."""
    total = sum(len(writer.work) for writer in writers)
    done = sum(writer.log.read_bytes().count(b'"done"') for writer in writers if writer.log.exists())
    return done / total


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
