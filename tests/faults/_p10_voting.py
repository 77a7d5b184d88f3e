"""The secret ballots of P10: voters and tellers over HTTP, with keys that the test knows and looks for on the disk."""

from __future__ import annotations

import http.client
import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.faults._p10_adversary import Told, unit_of

_TOKEN = "v" * 32
TELLERS, THRESHOLD = 3, 2
_PATIENCE = 60.0


@dataclass
class Secrets:
    """What must never be on the disk: keys of papers and their parts, private keys of tellers and of counts.

    `papers` are the sealed papers themselves, and `sent` what tellers sent to counts: on the disk while they wait, gone
    from every table afterwards.
    """

    known: set[bytes] = field(default_factory=set)
    papers: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def keep(self, data: bytes) -> None:
        """In the forms in which it could have been written."""
        from decreta.voting import sealing

        self.known |= {data, sealing.to_text(data).encode(), data.hex().encode()}


class Browser:
    """One person's browser."""

    def __init__(self, port: int, session: str) -> None:
        self._port, self._session = port, session

    def ask(self, path: str, values: Mapping[str, Any] | None = None) -> Any:
        """GET, or POST what is given; the JSON of the answer, or its status."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {
            "Cookie": f"sessionid={self._session}; csrftoken={_TOKEN}; language=en",
            "Accept": "application/json",
        }
        try:
            if values is None:
                connection.request("GET", path, headers=headers)
            else:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                body = urlencode({"csrfmiddlewaretoken": _TOKEN, **values}, doseq=True)
                connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{path} answers {answer.status}: {text[:300]!r}")
        return json.loads(text) if "json" in answer.headers.get("Content-Type", "") else answer.status


def hold(
    port: int, ground: Any, sessions: Mapping[str, str], chance: random.Random, secrets: Secrets, *, by_web: bool
) -> tuple[Any, Told, dict[str, Any]]:
    """Tellers with keys, an open ballot, a vote of everybody; closed. The ballot, the truth, and the tellers' keys."""
    from decreta.voting import domain
    from decreta.voting.models import SealedPaper
    from tests.voting.office import put

    office, sitting = ground
    panel, keys = name_tellers(port, ground, sessions, secrets)
    ballot = put(office, sitting, manner="secret", question=f"Bầu? {chance.random()}")
    roll = list(
        ballot.votes.filter(caster__holding__person__user__username__startswith="p9-").values_list(
            "pk", "caster__holding__person__user__username", "weight"
        )
    )
    told, ordinals = Told({}, {}), list(ballot.options.values_list("ordinal", flat=True))
    for pk, _name, weight in roll:
        # A heavy vote is so many papers; its voter may part them.
        told.choices |= {unit_of(pk, n): chance.choice(ordinals) for n in range(1, weight + 1)}
    chance.shuffle(roll)
    tellers = [key.public_key_bytes for key in keys.values()]
    for n, (pk, name, weight) in enumerate(roll):
        for again in range(2 if n % 7 == 0 else 1):  # some change their minds, or their papers
            papers = []
            for unit in range(1, weight + 1):
                one = unit_of(pk, unit)
                text, told.codes[one] = sealed(ballot, str(pk), unit, told.choices[one], tellers, secrets)
                papers.append(text)
            secrets.papers += papers
            values = {"vote": pk, "paper": papers, "idempotency_key": f"p10-{pk}-{again}"}
            Browser(port, sessions[name]).ask(f"/voting/{ballot.pk}/cast-sealed/", values)
    read_traces(ballot, told)
    told.stolen = stolen(ballot, keys)
    domain.close_ballot(ballot=ballot, by=office.actor("secretary"))
    assert SealedPaper.objects.filter(vote__ballot=ballot).count() == len(roll)
    return ballot, told, {"panel": panel, "keys": keys, "by_web": by_web}


@dataclass
class Key:
    """A teller's key pair, as his browser holds it."""

    secret: Any
    public_key_bytes: bytes
    name: str


def name_tellers(port: int, ground: Any, sessions: Mapping[str, str], secrets: Secrets) -> tuple[Any, dict[int, Key]]:
    from decreta.voting import domain, sealing
    from tests.voting import browser

    office, sitting = ground
    found = sitting.invitations.filter(holding__person__user__username__startswith="p9-")
    chosen = list(found.select_related("holding__person__user").order_by("pk")[:TELLERS])
    panel = domain.name_tellers(sitting=sitting, tellers=chosen, threshold=THRESHOLD, by=office.actor("secretary"))
    keys = {}
    for number, one in enumerate(chosen, 1):
        secret = browser.new_key()
        secrets.keep(secret.private_numbers().private_value.to_bytes(32))
        keys[number] = Key(secret, sealing.public_of(secret), one.holding.person.user.username)
        public = sealing.to_text(keys[number].public_key_bytes)
        Browser(port, sessions[keys[number].name]).ask(f"/voting/panels/{panel.pk}/key/", {"public_key": public})
    return panel, keys


def stolen(ballot: Any, keys: Mapping[int, Key]) -> dict[str, int]:
    """What a thief opens who has the tables as they are before the count, and keys of tellers: of one too few, of enough.

    With too few he also tries a part of one paper on every other: parts of a key are points of its own curve.
    """
    from decreta.voting.queries.secrets import places_of

    papers = list(places_of(ballot))
    given = [_parts(keys, place, text, range(1, THRESHOLD)) for place, text in papers]
    enough = [_parts(keys, place, text, range(1, THRESHOLD + 1)) for place, text in papers]
    mixed = [{**mine, THRESHOLD: next(iter(other.values()))} for mine in given for other in given[:16]]
    tried = [pair for pair in papers for _other in given[:16]]
    return {
        "papers": len(papers),
        "with too few": _opens(papers, given) + _opens(tried, mixed),
        "with enough": _opens(papers, enough),
    }


def _parts(keys: Mapping[int, Key], place: Any, text: str, numbers: Iterable[int]) -> dict[int, bytes]:
    from decreta.voting import sealing

    paper = sealing.taken_apart(text, tellers=TELLERS)
    return {x: sealing.opened(paper.parts[x - 1], key=keys[x].secret, name=place.words("part", x)) for x in numbers}


def _opens(papers: Sequence[tuple[Any, str]], parts: Sequence[dict[int, bytes]]) -> int:
    from decreta.voting import sealing

    opened = 0
    for (place, text), found in zip(papers, parts, strict=True):
        try:
            sealing.read(sealing.taken_apart(text, tellers=TELLERS), place, sealing.joined(found))
        except sealing.UnreadableError:
            continue
        opened += 1
    return opened


def dumped(secrets: Any, codes: set[str]) -> tuple[int, int]:
    """What a dump of all tables after the counts still has of papers and openings, and codes beside the published lists.

    Also how many codes it does not find in these lists, where they are.
    """
    from django.db import connection

    left, listed = 0, ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} t")
            text = cursor.fetchone()[0]
            left += sum(one in text for one in (*secrets.papers, *secrets.sent))
            if table == "voting_secretcount":
                listed = text
            else:
                left += sum(code in text for code in codes)
    return left, sum(code not in listed for code in codes)


def sealed(
    ballot: Any, vote: str, unit: int, choice: int, tellers: Sequence[bytes], secrets: Secrets
) -> tuple[str, str]:
    """A paper and its code; what opens it is remembered, to be looked for on the disk."""
    from decreta.voting.sealing import Place
    from tests.voting import browser

    code = browser.new_code()
    real = browser.parted

    def parted(key: bytes, **how: int) -> list[bytes]:
        parts = real(key, **how)
        for one in (key, *parts):
            secrets.keep(one)
        return parts

    browser.parted = parted
    try:
        text = browser.paper(Place(str(ballot.pk), vote, unit), choice, code, tellers=tellers, threshold=THRESHOLD)
    finally:
        browser.parted = real
    return text, code


def read_traces(ballot: Any, told: Told) -> None:
    """What tables say of each voter while the papers are there: a thief may come before the count, and again after it."""
    from django.db import connection

    statement = """
        SELECT v.id::text, v.cast_at, s.id::text, s.ctid::text, s.xmin::text::bigint, s.papers, v.ctid::text,
               v.xmin::text::bigint, i.id::text
        FROM voting_vote v JOIN voting_sealedpaper s ON s.vote_id = v.id
        JOIN meetings_invitation i ON i.id = v.voter_id WHERE v.ballot_id = %s
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [ballot.pk])
        rows = cursor.fetchall()
        cursor.execute(
            "SELECT on_id, max(id::text), max(recorded_at) FROM audit_entry WHERE kind = 'voting.cast' GROUP BY on_id"
        )
        entries = {row[0]: row[1:] for row in cursor.fetchall()}
        cursor.execute("SELECT key, id FROM accounts_idempotencykey WHERE key LIKE 'p10-%%'")
        kept = dict(cursor.fetchall())
    for vote, unit, paper, (cast_at, sealed_id, sealed_at, xmin, place, vote_xmin, invitation) in _by_unit(rows):
        named = {
            "roll": vote,
            "invitation": invitation,
            "time of the cast": cast_at,
            "microseconds of the cast": cast_at.microsecond,
            "row of the paper": sealed_id,
            "place of the paper": _place(sealed_at),
            "transaction of the paper": xmin,
            "length of the paper": len(paper),
            "bytes of the paper": paper,
            "last bytes of the paper": paper[::-1],
            "place on the roll's pages": _place(place),
            "transaction of the roll": vote_xmin,
            "entry of the log": entries[vote][0],
            "time of the entry": entries[vote][1],
            "key of the form": max((n for key, n in kept.items() if vote in key), default=0),
        }
        for name, value in named.items():
            told.traces.setdefault(name, {})[unit_of(vote, unit)] = value


def _by_unit(rows: Iterable[Any]) -> Iterator[tuple[str, int, str, Any]]:
    """Each paper with what the tables say of its voter."""
    for vote, cast_at, sealed_id, sealed_at, xmin, papers, *more in rows:
        for unit, paper in enumerate(papers, 1):
            yield vote, unit, paper, (cast_at, sealed_id, sealed_at, xmin, *more)


def _place(ctid: str) -> tuple[int, ...]:
    return tuple(int(one) for one in ctid.strip("()").split(","))


def count(
    port: int, ground: Any, ballot: Any, told: Told, how: dict[str, Any], sessions: Any, secrets: Secrets
) -> None:
    """The tellers send; the web process counts, or this one, whose key is then looked for on the disk too."""
    from decreta.voting import domain, sealing, watching
    from decreta.voting.domain import keeping
    from decreta.voting.models import Counting, Panel, SecretCount
    from tests.voting import browser
    from tests.voting.office import actor

    panel = Panel.objects.get(pk=how["panel"].pk)
    if not how["by_web"]:
        counting = domain.begin_count(panel=panel, by=actor(panel.tellers.all()[0].invitation))
        assert counting is not None
        key = keeping.key_of(counting.pk)
        assert key is not None
        secrets.keep(key.private_numbers().private_value.to_bytes(32))
    for number, key in list(how["keys"].items())[:THRESHOLD]:
        mine = Browser(port, sessions[key.name])
        state = mine.ask(f"/voting/panels/{panel.pk}/begin/", {})
        papers = mine.ask(f"/voting/panels/{panel.pk}/papers/")
        parts = browser.parts_for(key.secret, number, papers, ballot=str(ballot.pk))
        message = browser.opening(parts, to=sealing.to_bytes(state["to"]), counting=state["counting"], x=number)
        secrets.sent.append(message)
        mine.ask(f"/voting/panels/{panel.pk}/open/", {"counting": state["counting"], "sealed": message})
    until = time.monotonic() + _PATIENCE
    while not (found := SecretCount.objects.filter(ballot=ballot).first()):
        if not how["by_web"]:
            watching.look(Counting.objects.get(ballot=ballot).pk)
        elif time.monotonic() > until:
            raise RuntimeError("the web process has not counted")
        time.sleep(0.05)
    told.papers = [(number, code) for number, code in found.papers]
    assert sorted(told.papers) == sorted((told.choices[vote], code) for vote, code in told.codes.items())
