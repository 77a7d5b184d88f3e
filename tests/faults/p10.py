"""P10: a secret ballot stays secret even with the whole disk.

    ./run faults P10            40 ballots of 60 voters each
    ./run faults P10 --quick    2 ballots of 14 voters, in less than two minutes
    ./run faults P10 --seeds 3 --voters 100

An installation runs (`decreta up`). Voters cast sealed papers over HTTP, tellers open them, the web process counts
(every other ballot this process does, whose key is then looked for too). An adversary has every file of the
installation: tables with their dead rows, the journal of the database, logs; before the count, when the papers lie
there, and after it. He tries orders of the voters (roll, times, transactions, places of rows, entries of the log, bytes
and lengths of papers, where they lie on the disk) against orders of the papers. What he gets right must be what chance
gives. And what opens papers, which this test knows since it made it, must be nowhere. Some voters have several votes.

A second adversary has every table before the count and the private keys of one teller too few: no paper opens to him,
while with one key more all do. After the count no table has a sealed paper any more, nor what a teller sent, and codes
stand in the published list alone. (Dead rows and the journal have sealed papers longer; nobody promises that they are
overwritten. They are searched for what opens them.)

He has the backups too, which the installation's own command makes: one before a count, one after all of them. Unpacked
they are searched for the same things, and give orders to guess from as the disk does.

So that the test can fail it is tried on planted leaks: a list that is published in the order of the casts, and a file
beside the database with the codes in that order. Each must be found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.faults import _ground
from tests.faults._p1_installation import Installation, running
from tests.faults._p10_adversary import Told, beyond_chance, look, scores
from tests.faults._p10_backup import backed_up
from tests.faults._p10_disk import Disk

PLANTED = ("order", "file")


def main() -> int:
    """Vote, count, guess, report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="on a small scale")
    arguments.add_argument("--seed", type=int, default=None, help="the first seed")
    arguments.add_argument("--seeds", type=int, default=None, help="how many ballots")
    arguments.add_argument("--voters", type=int, default=None)
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    ballots, voters = given.seeds or (2 if given.quick else 40), given.voters or (14 if given.quick else 60)
    print(f"seed {seed}; {ballots} ballots of {voters} voters", flush=True)
    began = time.monotonic()
    with running(quick=given.quick) as there:
        figures = run(there, seed, ballots, voters, quick=given.quick)
    figures |= {"promise": "P10", "seed": seed, "voters": voters, "ballots": ballots}
    figures["seconds"] = round(time.monotonic() - began, 1)
    nought = (
        *("guesses_beyond_chance", "secrets_on_disk", "codes_before_count", "leaks_not_found", "scans_blind"),
        *("opened_with_too_few_keys", "not_opened_with_enough", "left_in_tables", "dump_blind"),
        *("secrets_in_backups", "codes_in_backup_before_count", "backups_blind"),
    )
    return _ground.end(figures, holds=not any(figures[name] for name in nought) and figures["guesses"] > 0)


def run(there: Installation, seed: int, ballots: int, voters: int, *, quick: bool) -> dict[str, Any]:
    """All ballots on one installation, then the leaks that are planted."""
    from django.db import connection

    from decreta.accounts.models import User
    from decreta.meetings.models import Invitation
    from tests.faults._p10_voting import Secrets, dumped
    from tests.faults.p9 import prepare
    from tests.faults.serving import session_of

    with connection.cursor() as cursor:
        cursor.execute(_UNPACKED)
    ground = prepare(voters)
    Invitation.objects.filter(sitting=ground[1]).update(weight=1)
    heavy = ground[1].invitations.filter(holding__person__user__username__startswith="p9-").order_by("pk")[::4]
    Invitation.objects.filter(pk__in=[one.pk for one in heavy]).update(weight=3)
    sessions = {user.username: session_of(user) for user in User.objects.filter(username__startswith="p9-")}
    chance, secrets = random.Random(seed), Secrets()
    told: list[Told] = []
    early = 0
    before_count: list[Backup] = []
    for n in range(ballots):
        kept = before_count if n == 1 else None
        one, codes = one_ballot(there, ground, sessions, chance, secrets, by_web=n % 2 == 0, backups=kept)
        told.append(one)
        early += codes
        print(f"ballot {n + 1} of {ballots}", flush=True)
    disk = _read(there)
    after, after_is_blind = backed_up(there)
    look(told, disk)
    look(told, after)
    found = scores(told, seed)
    beyond = beyond_chance(found)
    for name, deviation in beyond.items():
        print(f"beyond chance: {name} ({deviation})", flush=True)
    best = max(found.values(), key=lambda score: score.deviation)
    codes = {code.encode() for one in told for _choice, code in one.papers}
    backups = [after, *(one.disk for one in before_count)]
    blind = after_is_blind + sum(one.is_blind for one in before_count) + (ballots > 1 and not before_count)
    left, unseen = dumped(secrets, {code.decode() for code in codes})
    papers, few, enough = (sum(one.stolen[name] for one in told) for name in ("papers", "with too few", "with enough"))
    return {
        "guesses": len(found),
        "guesses_beyond_chance": len(beyond),
        "best_right": round(best.right / best.tried, 4),
        "base_rate": round(best.expected / best.tried, 4),
        "best_deviation": round(best.deviation, 2),
        "secrets": len(secrets.known),
        "secrets_on_disk": disk.holds(secrets.known),
        "codes_before_count": early,
        # What is published is on the disk: a reading that does not find it would not find a secret either.
        "scans_blind": len(codes) - disk.holds(codes),
        "backups": len(backups),
        "secrets_in_backups": sum(one.holds(secrets.known) for one in backups),
        "codes_in_backup_before_count": sum(one.codes for one in before_count),
        "backups_blind": blind + len(codes) - after.holds(codes),
        "papers": papers,
        "opened_with_too_few_keys": few,
        # The same thief with one key more opens all: he is no fool.
        "not_opened_with_enough": papers - enough,
        "left_in_tables": left,
        "dump_blind": unseen,
        "leaks_not_found": planted(there, ground, sessions, chance, seed, times=2 if quick else 3),
        "megabytes": round(sum(map(len, disk.files.values())) / 1e6),
    }


@dataclass(frozen=True)
class Backup:
    """One that was made before a ballot was counted: how many of its codes it holds, and whether its reading is blind."""

    disk: Disk
    codes: int
    is_blind: int


def one_ballot(
    there: Installation,
    ground: Any,
    sessions: Any,
    chance: random.Random,
    secrets: Any,
    *,
    by_web: bool,
    backups: list[Backup] | None = None,
) -> tuple[Told, int]:
    """One ballot, and how many of its codes lie on the disk before it is counted; a backup then, where they are kept."""
    from tests.faults._p10_voting import count, hold

    ballot, told, how = hold(there.port, ground, sessions, chance, secrets, by_web=by_web)
    early = _read(there).holds(code.encode() for code in told.codes.values()) if not by_web else 0
    if backups is not None:
        made, is_blind = backed_up(there)
        backups.append(Backup(made, made.holds(code.encode() for code in told.codes.values()), is_blind))
    count(there.port, ground, ballot, told, how, sessions, secrets)
    return told, early


def planted(there: Installation, ground: Any, sessions: Any, chance: random.Random, seed: int, *, times: int) -> int:
    """How many of the planted leaks the adversary does not find."""
    from tests.faults._p10_voting import Secrets

    # Of the papers of one voter no order is known: what is planted shows in ballots in which everybody casts one.
    ground[1].invitations.update(weight=1)
    missed = 0
    for kind in PLANTED:
        told = []
        for _n in range(times):
            with leaking(kind, there):
                told.append(one_ballot(there, ground, sessions, chance, Secrets(), by_web=False)[0])
            if kind == "file":
                last = told[-1]
                order = sorted(last.choices, key=lambda vote, last=last: last.traces["time of the cast"][vote])  # type: ignore[misc]
                with (there.data / "planted.log").open("a", encoding="utf-8") as file:
                    file.writelines(f"{last.codes[vote]}\n" for vote in order)
        look(told, _read(there))
        beyond = beyond_chance(scores(told, seed))
        print(f"planted {kind}: found by {len(beyond)} guesses", flush=True)
        missed += not beyond
    return missed


@contextmanager
def leaking(kind: str, there: Installation) -> Iterator[None]:
    """The list is published as the papers were cast."""
    from decreta.voting.domain import counting

    real, places = counting.in_no_order, counting.places_of
    if kind == "order":
        counting.in_no_order = lambda said: [[one.ordinal, one.code] for one in said]  # type: ignore[assignment]
        counting.places_of = _as_cast  # type: ignore[assignment]
    try:
        yield
    finally:
        counting.in_no_order, counting.places_of = real, places


def _as_cast(ballot: Any) -> Any:
    from decreta.voting.models import SealedPaper
    from decreta.voting.sealing import Place

    for row in SealedPaper.objects.filter(vote__ballot=ballot).order_by("vote__cast_at"):
        for unit, text in enumerate(row.papers, 1):
            yield Place(str(ballot.pk), str(row.vote_id), unit), text


#: PostgreSQL packs long values. A thief unpacks them; a search for bytes needs them as they were written.
_UNPACKED = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT attrelid::regclass AS place, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attstorage IN ('x', 'm') AND attnum > 0
        AND NOT attisdropped
    LOOP EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE EXTERNAL', one.place, one.attname); END LOOP;
END $$
"""


def _read(there: Installation) -> Disk:
    """Everything, after the server has written what it had in memory."""
    import psycopg

    from tests.command.parts import cluster_home

    record = json.loads((there.data / "postgres.json").read_text(encoding="utf-8"))
    with psycopg.connect(record["superuser_url"], autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    home = cluster_home(there.data)
    return Disk(there.data) if home.is_relative_to(there.data) else Disk(there.data, home, there.data.parent / "up.log")


if __name__ == "__main__":
    sys.exit(main())
