"""Acts with their audit entry: `python -m bench.acts [--size small|full]`, JSON lines.

`ratio_to_raw` compares with one row and one entry written by a bare driver in one transaction, in the same run.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bench._ground import measured, office, say, statements

ROUNDS = {"small": 30, "full": 200}
# How many papers are issued, and how many more are ready: the numbered one, three to warm up, one to count statements.
ISSUES, SPARE = 10, 5
REMINDERS = {"small": 10_000, "full": 100_000}
# A sweep of a million open assignments may take a minute, even when all of them fire at once.
REMINDER_BUDGET_MS = 0.06


def raw_write() -> Any:
    """A row and an entry in one durable transaction, by a bare driver."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_row (id serial PRIMARY KEY, text text); CREATE TABLE bench_entry (id serial PRIMARY KEY, text text)"
        )

    def run() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_row (text) VALUES ('row')")
            cursor.execute("INSERT INTO bench_entry (text) VALUES ('entry')")

    return run


def acts() -> dict[str, tuple[Any, int]]:
    """The acts that are measured, with their budget in CPU milliseconds."""
    from decreta.assignments import domain as assignments
    from decreta.assignments.models import Assignment
    from decreta.documents import domain as documents
    from decreta.documents.domain.making import paper_bytes
    from decreta.organisation.models import Body, Post
    from decreta.web.demo.people import actor

    mine = Assignment.objects.filter(
        organisation__code="vptw", received_at__isnull=False, closed_at=None, done_reported_at=None, role="lead"
    ).first()
    assert mine is not None
    giang = actor({"login": "giang", "post": "vptw-th.head"})
    vy = actor({"login": "vy", "post": "bcdcds.secretary"})
    body = Body.objects.get(code="bcdcds")
    signer = Post.objects.get(code="bcdcds.deputy")
    lan = actor({"login": "lan", "post": "bcdcds.deputy"})
    mai = actor({"login": "mai", "post": "vptw-vt.clerk"})

    def report() -> None:
        assignments.report(assignment=mine, text="Tiến độ trong tuần.", percent=40, by=giang)

    def draft() -> Any:
        return documents.draft(type_code="TB", issuer=body, subject="Đo", text="1. Một câu.", signer_post=signer, by=vy)

    def approved() -> Any:
        document = draft()
        documents.submit_for_approval(document=document, by=vy)
        version = document.versions.order_by("-ordinal").first()
        assert version is not None
        documents.approve(document=document, version_hash=version.content_hash, by=lan)
        return document

    waiting: list[Any] = []

    def issue() -> None:
        document = waiting.pop()
        documents.issue(document=document, idempotency_key=str(document.pk), by=mai)

    def paper() -> None:
        """The middle step alone: what Typst and the two signatures cost."""
        paper_bytes(numbered)

    waiting.extend(approved() for _ in range(ISSUES + SPARE))
    numbered = waiting.pop()
    documents.take_number(document=numbered, idempotency_key=str(numbered.pk), by=mai)
    numbered.refresh_from_db()
    return {"report": (report, 12), "draft": (draft, 12), "issue": (issue, 250), "paper": (paper, 250)}


def sweep(reminders: int) -> None:
    """So many reminders that fire at once, on assignments written by COPY; the cost of one, and of looking again."""
    import datetime as dt
    import time

    import psutil

    from bench._data import copy_office
    from bench._ground import cpu_ms, database_processes
    from decreta.assignments import jobs
    from decreta.core import clock

    copy_office(reminders)
    at = clock.now() + dt.timedelta(days=100)
    for name in ("sweep", "sweep_again"):
        processes = [psutil.Process(), *database_processes()]
        before, began = cpu_ms(processes), time.perf_counter()
        fired = jobs.sweep(at).total
        cpu, seconds = cpu_ms(processes) - before, time.perf_counter() - began
        say(f"acts/{name}", n=fired, cpu_ms=cpu / reminders, budget_cpu_ms=REMINDER_BUDGET_MS, seconds=seconds)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=ROUNDS, default="full")
    options = parser.parse_args()
    with office():
        from decreta.web.demo.loading import load

        load()
        raw = measured(raw_write(), rounds=300)
        say("acts/raw", **raw)
        for name, (run, budget) in acts().items():
            found = measured(run, rounds=ISSUES if name in {"issue", "paper"} else ROUNDS[options.size])
            say(
                f"acts/{name}",
                budget_cpu_ms=budget,
                statements=statements(run),
                budget_statements=15,
                ratio_to_raw=found["cpu_ms"] / raw["cpu_ms"],
                **found,
            )
        sweep(REMINDERS[options.size])
    return 0


if __name__ == "__main__":
    sys.exit(main())
