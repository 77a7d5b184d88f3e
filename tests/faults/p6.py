"""P6: any change of the log is found and located.

    ./run faults P6             20,000 entries tampered with, 1,000,000 entries verified against the clock
    ./run faults P6 --quick     the same kinds of tampering on a short log

A log is written through `audit.record`, sequenced and signed on a real database. Then somebody with every right on
the database changes it, one way at a time, with the triggers switched off; each change is taken back before the
next. The verification must find each of them and name the entry (or, where whole hashes were forged, the stretch
between two signed checkpoints in which it lies).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from typing import Any

from tests.faults import _ground

LONGEST_SECONDS = 10.0
COPIED = """
INSERT INTO audit_entry (id, kind, actor, actor_person_id, address, on_kind, on_id, about, facts,
                         happened_at, recorded_at, logged_at, is_simulated)
SELECT overlay(overlay(md5(n::text || %(seed)s) placing '7' from 13) placing '8' from 17)::uuid,
       'documents.drafted', jsonb_build_object('kind', 'person', 'name', 'Lý Thu Hà', 'post', 'Thư ký', 'user', n %% 400),
       md5((n %% 400)::text)::uuid, '10.1.2.3', 'documents.document', md5((n / 7)::text)::uuid::text,
       jsonb_build_array('directives.task:' || md5((n / 9)::text)::uuid), jsonb_build_object('ordinal', n, 'title', 'Dự thảo số ' || n),
       now(), now(), now(), false
FROM generate_series(1, %(number)s) AS n
"""


def write(number: int, seed: int) -> None:
    """Fill the log: some entries by the acts' own door, the mass by a statement; then places and checkpoints."""
    from django.db import connection, transaction

    from decreta.audit import Ref, record, sequencer
    from decreta.core.actor import Actor

    own = min(number, 200)
    with transaction.atomic():
        for n in range(own):
            record(
                "tests.written",
                by=Actor.system("p6"),
                on=Ref("tests.thing", str(n % 11)),
                facts={"n": n, "đ": "ủy quyền"},
            )
    _place_all()
    sequencer.write_checkpoint()
    parts = 4
    for part in range(parts):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COPIED, {"number": (number - own) // parts, "seed": f"{seed}-{part}"})
            cursor.execute(
                "INSERT INTO audit_pending SELECT e.id FROM audit_entry e"
                " WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.entry_id = e.id)"
            )
        _place_all()
        sequencer.write_checkpoint()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE audit_entry, audit_leaf")


def _place_all() -> None:
    """Only their places: what follows from entries that nobody has made is no affair of the log."""
    from decreta.audit import sequencer

    while sequencer.sequence_batch():
        pass


def tamper_with_everything(rounds: int, seed: int) -> dict[str, Any]:
    """Every kind of tampering, so many times, at places that the seed chooses."""
    from tests.faults._tampering import KINDS, Tampered, attempt

    chance = random.Random(seed)
    missed: list[str] = []
    misplaced: list[str] = []
    tried = 0
    for kind in KINDS:
        for _round in range(rounds):
            outcome: Tampered = attempt(kind, chance)
            tried += 1
            if not outcome.is_found:
                missed.append(f"{kind}: {outcome.what}")
            elif not outcome.is_located:
                misplaced.append(f"{kind}: {outcome.what}; {outcome.verdict}")
    for line in [*missed, *misplaced]:
        print(line)
    return {"kinds": len(KINDS), "tampered": tried, "missed": len(missed), "misplaced": len(misplaced)}


def prove_to_an_outsider(proofs: int, seed: int) -> int:
    """How many proofs of single entries the outsider's script does not accept, or accepts although forged."""
    from tests.faults._tampering import proofs_that_fail

    return proofs_that_fail(proofs, random.Random(seed))


def main(arguments: list[str]) -> int:
    """Run the promise and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--seed", type=int, default=20250331)
    given = parser.parse_args(arguments)
    entries, rounds, timed = (2_000, 2, 20_000) if given.quick else (20_000, 25, 1_000_000)
    print(f"seed {given.seed}", flush=True)
    with _ground.database("p6", "audit"):
        write(entries, given.seed)
        figures: dict[str, Any] = {"promise": "P6", "seed": given.seed, "entries": entries} | tamper_with_everything(
            rounds, given.seed
        )
        figures["proofs_wrong"] = prove_to_an_outsider(5 if given.quick else 50, given.seed)
        print(figures, flush=True)
        write(timed - entries, given.seed + 1)
        from decreta.audit import verify

        started = time.perf_counter()
        verdict = verify.run()
        figures |= {"verified": verdict.size, "verify_seconds": round(time.perf_counter() - started, 2)}
    found = figures["missed"] == figures["misplaced"] == figures["proofs_wrong"] == 0
    return _ground.end(figures, holds=found and verdict.holds and figures["verify_seconds"] < LONGEST_SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
