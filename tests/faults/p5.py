"""P5: no byte leaves below its level.

    ./run faults P5             papers of every kind in numbers, every reader, every address for every thing
    ./run faults P5 --quick     one of every kind, two of the readers who see the least or a part

Each text and each file of each paper holds a word that stands nowhere else. Everybody then goes through every door:
pages, the API, search, counts, lists taken along in every form, live events, calendars; the mails that were written
and the lines that were logged are read too. Who may see a paper is said again from the rows, without the application's
queries. A word that comes to somebody who may not see its paper is a leak; so is a page that looks otherwise for a
word that stands in a paper out of sight than for a word that stands nowhere.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults import _ground, serving

#: One of each pair by the seed. An officer to whose unit secrets are open without his being let in; a member of the
#: committee, for whom neither the confidential point of another is nor what others write to its secretariat. Who sees
#: every task and not every directive; somebody of another house, who sees the least of the office's papers and presents
#: one confidential point.
ONE_OF_EACH = (("officer", "member"), ("inspector", "ministry_officer"))
_LONGEST_REPORT = 40
NOUGHT = ("leaks", "in_mails", "in_logs", "secret_in_audit", "told_apart", "server_errors", "seen_by_nobody")


class Lines(logging.Handler):
    """Everything that is logged."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def main() -> int:
    """Run; 0 when the promise holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, help="papers of every kind")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    given = parser.parse_args()
    os.environ |= {
        "DECRETA_API_PER_MINUTE": "10000000",
        "DECRETA_API_REFUSALS_PER_MINUTE": "10000000",
        "DECRETA_SECRECY_CEILING": "top_secret",
    }
    with (
        tempfile.TemporaryDirectory(prefix="decreta-p5-") as directory,
        serving.fresh_database(f"p5_{secrets.token_hex(4)}") as url,
    ):
        serving.set_up_django(url, Path(directory))
        try:
            figures = run(given)
        finally:
            from django.db import connections

            connections.close_all()
    return _ground.end(figures, holds=not any(figures[name] for name in NOUGHT))


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Plant, go through the doors, judge; the figures."""
    import random

    from django.conf import settings

    from decreta.audit import sequencer
    from decreta.core import clock
    from tests import refusals
    from tests.documents import office as offices
    from tests.faults._p5_planting import plant
    from tests.faults._p5_seeing import readers_of

    began, lines = time.monotonic(), Lines()
    settings.ALLOWED_HOSTS = ["*"]
    logging.getLogger().addHandler(lines)
    with clock.frozen(offices.ISSUE_DAY):
        office = offices.build(with_users=True)
        for name, holding in office.holdings.items():
            type(holding.person).objects.filter(pk=holding.person_id).update(email=user_email(name))
        planted = plant(office, random.Random(given.seed), given.rounds or (1 if given.quick else 2))
        sequencer.run()
        judge = Judge(planted, readers_of(planted))
        chosen = random.Random(given.seed)
        few = tuple(chosen.choice(pair) for pair in ONE_OF_EACH)
        # Quickly the page of an error is read once for each reader and status: thousands of answers are that page.
        with refusals.made_once() if given.quick else contextlib.nullcontext():
            for name in few if given.quick else tuple(office.holdings):
                judge.walk(name, limit=2 if given.quick else 8)
        judge.mails()
    judge.lines(lines.lines)
    judge.log()
    return {
        "promise": "P5",
        "seed": given.seed,
        "papers": len({one.document.pk for one in planted.canaries if one.document is not None}),
        "things_of_sittings": len({one.thing.pk for one in planted.canaries if one.thing is not None}),
        "words": len(planted.canaries),
        "readers": judge.readers,
        "answers": judge.answers,
        "megabytes": round(judge.bytes / 1e6, 1),
        "seconds": round(time.monotonic() - began),
    } | {name: judge.found[name] for name in NOUGHT}


class Judge:
    """Reads what came through the doors."""

    def __init__(self, planted: Any, readers: Any) -> None:
        self.planted, self.seen = planted, readers
        self.words = {one.word: one for one in planted.canaries}
        self.found: Counter[str] = Counter()
        self.readers = self.answers = self.bytes = self.told = 0
        # A reader for whom nothing is planted, or a word that nobody ever reads, would prove nothing.
        self.read: set[str] = set()

    def walk(self, name: str, *, limit: int) -> None:
        """Everything that one reader can ask for."""
        from tests.faults._p5_doors import Doors

        doors = Doors(name, self.planted, limit=limit)
        self.readers += 1
        for door, content in doors.everything():
            self.look(name, door, content)
        hidden = [one for one in self.planted.canaries if name not in self.seen[one.word]]
        # One of each kind of text before a second one, titles of tasks first: not all are of the first paper.
        nth: Counter[str] = Counter()
        turns = {}
        for canary in hidden:
            nth[canary.kind] += 1
            turns[canary.word] = (nth[canary.kind], canary.kind != "title")
        for canary in sorted(hidden, key=lambda one: turns[one.word])[: 4 * limit]:
            self.compare(doors, canary)
        for line in doors.errors:
            self.tell("server_errors", line)

    def look(self, name: str, door: str, content: bytes) -> None:
        """One answer."""
        from tests.faults._p5_reading import texts_of
        from tests.faults._p5_seeing import may_say

        self.answers += 1
        self.bytes += len(content)
        text = texts_of(content)
        for canary in self._held(text):
            if may_say(canary, name, self.seen, self.planted.office):
                self.read.add(canary.word)
            else:
                self.tell("leaks", f"{name} {door}: {canary.kind} of {canary.place}")

    def _held(self, text: str) -> list[Any]:
        return [self.words[part] for part in set(_words(text)) if part in self.words]

    def compare(self, doors: Any, canary: Any) -> None:
        """A word out of sight is answered as a word that stands nowhere."""
        from tests.faults._p5_reading import bare, texts_of

        nowhere = "qv" + canary.near[2:][::-1]
        for (door, hit), (_door, miss) in zip(doors.search(canary.near), doors.search(nowhere), strict=True):
            self.look(doors.name, door, hit)
            if bare(texts_of(hit), canary.near) != bare(texts_of(miss), nowhere):
                self.tell("told_apart", f"{doors.name} {door}: {canary.kind} of {canary.place}")
                _show_difference(bare(texts_of(hit), canary.near), bare(texts_of(miss), nowhere))

    def mails(self) -> None:
        """What was written to people, at once and in digests."""
        import datetime as dt

        from decreta.core import clock
        from decreta.notifications.domain import posting
        from decreta.notifications.models import Mail
        from tests.faults._p5_seeing import may_say

        posting.post_at_once()
        posting.post_digests(at=clock.now() + dt.timedelta(hours=12))
        names = {user_email(name): name for name in self.planted.office.holdings}
        for mail in Mail.objects.all():
            name = names.get(mail.recipient)
            text = f"{mail.subject} {mail.body} {mail.html} {mail.attachment_name}"
            for canary in self._held(text):
                # To a company outside goes what its mail tells of the paper that was sent to it, the subject.
                is_fit = canary.is_register if name is None else may_say(canary, name, self.seen, self.planted.office)
                if canary.is_secret or not is_fit:
                    self.tell("in_mails", f"mail to {mail.recipient}: {canary.kind} of {canary.place}")

    def lines(self, logged: list[str]) -> None:
        """What was logged holds no word of any paper."""
        for line in logged:
            for canary in self._held(line):
                self.tell("in_logs", f"log: {canary.kind}: {line[:120]}")

    def log(self) -> None:
        """The audit log holds no word of a secret paper, whoever reads it."""
        from decreta.audit.models import Entry
        from tests.faults._p5_sitting_seeing import is_unlogged

        for entry in Entry.objects.all():
            for canary in self._held(f"{entry.facts} {entry.about}"):
                if canary.is_secret or (canary.thing is not None and is_unlogged(canary)):
                    self.tell("secret_in_audit", f"{entry.kind}: {canary.kind}")
        if not self.read:
            self.tell("seen_by_nobody", "no reader ever read any word: nothing was tried")

    def tell(self, what: str, line: str) -> None:
        self.found[what] += 1
        self.told += 1
        if self.told <= _LONGEST_REPORT:
            print(f"{what}: {line}", flush=True)


def _show_difference(one: str, other: str) -> None:
    """Where two pages part, for whoever looks into it."""
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    print(f"  {one[max(0, place - 60) : place + 80]!r}\n  {other[max(0, place - 60) : place + 80]!r}")


def user_email(name: str) -> str:
    return f"{name}@example.org"


def _words(text: str) -> list[str]:
    import re

    return re.findall(r"zw[bcdghklmnpqrtvxy]{9}\d+", text)


if __name__ == "__main__":
    sys.exit(main())
