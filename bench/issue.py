"""Issuing, step by step: `python -m bench.issue [--size small|full]`, JSON lines.

Beside as many documents as asked for (10 thousand, 1 million) papers of one page and of ten are approved and issued
in one register: what taking the number, making the paper and sealing it cost, and the whole. `ratio_to_raw` compares
with a number taken from a counter row and one row written by a bare driver, in the same run.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bench._data import copy_office
from bench._ground import measured, office, say, statements

DOCUMENTS = {"small": 10_000, "full": 1_000_000}
ROUNDS, SPARE = 12, 4
# A page holds about so many lines of the layout.
LENGTHS = {"a page": 8, "ten pages": 190}
BUDGET_MS = 250


def raw_number() -> Any:
    """The next number of a counter row and the row that bears it, in one durable transaction."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_counter (id int PRIMARY KEY, last int);"
            "CREATE TABLE bench_number (number int PRIMARY KEY, text text); INSERT INTO bench_counter VALUES (1, 0)"
        )

    def run() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE bench_counter SET last = last + 1 WHERE id = 1 RETURNING last")
            cursor.execute("INSERT INTO bench_number VALUES (%s, 'x')", [cursor.fetchone()[0]])

    return run


def approved(lines: int) -> Any:
    """A notice of so many lines, approved by its signer."""
    from decreta.documents import domain
    from decreta.documents.queries.texts import newest_version
    from decreta.organisation.models import Body, Post
    from decreta.web.demo.people import actor

    vy, lan = actor({"login": "vy", "post": "bcdcds.secretary"}), actor({"login": "lan", "post": "bcdcds.deputy"})
    text = "\n".join(
        f"{n}. Các cơ quan, đơn vị báo cáo kết quả thực hiện nhiệm vụ số {n}." for n in range(1, lines + 1)
    )
    document = domain.draft(
        type_code="TB",
        issuer=Body.objects.get(code="bcdcds"),
        subject="Đo việc ban hành",
        text=text,
        signer_post=Post.objects.get(code="bcdcds.deputy"),
        by=vy,
    )
    domain.submit_for_approval(document=document, by=vy)
    domain.approve(document=document, version_hash=newest_version(document).content_hash, by=lan)
    return document


def steps(lines: int) -> dict[str, Any]:
    """The three steps one by one on papers of a length, and the whole on others."""
    from decreta.documents import domain
    from decreta.web.demo.people import actor

    mai = actor({"login": "mai", "post": "vptw-vt.clerk"})
    to_take = [approved(lines) for _ in range(ROUNDS + SPARE)]
    to_issue = [approved(lines) for _ in range(ROUNDS + SPARE)]
    taken: list[Any] = []
    made: list[tuple[Any, bytes]] = []

    def take() -> None:
        document = to_take.pop()
        domain.take_number(document=document, idempotency_key=str(document.pk), by=mai)
        taken.append(document)

    def make() -> None:
        document = taken.pop()
        made.append((document, domain.make(document=document)))

    def seal() -> None:
        document, pdf = made.pop()
        domain.seal(document=document, pdf=pdf, by=mai)

    def whole() -> None:
        document = to_issue.pop()
        domain.issue(document=document, idempotency_key=str(document.pk), by=mai)

    return {"take": take, "make": make, "seal": seal, "whole": whole}


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=DOCUMENTS, default="full")
    options = parser.parse_args()
    with office():
        from decreta.web.demo.loading import load

        load()
        copy_office(DOCUMENTS[options.size])
        raw = measured(raw_number(), rounds=300)
        say("issue/raw", size=options.size, **raw)
        for length, lines in LENGTHS.items():
            for name, run in steps(lines).items():
                found = measured(run, rounds=ROUNDS)
                say(
                    f"issue/{name}",
                    of=length,
                    size=options.size,
                    budget_cpu_ms=BUDGET_MS,
                    statements=statements(run),
                    ratio_to_raw=found["cpu_ms"] / raw["cpu_ms"] if raw["cpu_ms"] else None,
                    **found,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
