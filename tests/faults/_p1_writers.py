"""The writers of P1: processes with a share of the work each, what they were told, and their successors."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import multiprocessing
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults._p1_browsing import Browser, NotAnsweredError


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
