"""A live sitting under load: `./run load meeting [--members N …] [--changes N]`, JSON lines, ends by itself.

Two web processes and the log's sequencer, as an installation runs them, on a database of their own; several numbers of
members are several runs, one after the other. What happens, in this order:

- `join`: every member follows the code at the door, checks in with one press, is led to the room's page and opens its
  stream from the place in the log that the page names. Over when every open page shows how many are present.
- `conclusion_written`, `page_follow`, `point_begun`: the secretary sends the forms of the cockpit. Measured from just
  before a form is sent until its fragment has arrived at each member: so the act, the log's look for entries (every
  40 ms), rendering and sending are all in it.
- `reconnect`: everybody's connection is cut, a conclusion is written, everybody comes back at once with the place that
  he was told last, and is told.
- `restart`: one of the two processes is killed and started again, a conclusion is written meanwhile, all are told.
- `ballots`: all members vote within five seconds; then the ballot is closed.

The load generator runs on the same machine. Browsers fetch pages and streams, not styles and scripts, which they keep.
At the end the figures stand as a table on standard error, for a README. `DECRETA_BENCH_DATABASE_URL` names a server;
without it an embedded PostgreSQL is started for each run.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.live import allow_many_files, database, percentile, say, set_up
from bench.live_clients import Swarm
from bench.live_servers import Server, free_port
from tests.faults.serving import session_of

APPLICATION = "decreta.config.asgi:application"
LONGEST_SECONDS = 480
_PATIENCE = 20.0
_TOKEN = "l" * 32
#: Within how many seconds all members offer their papers.
_VOTING_SECONDS = 5.0
#: Within how many seconds a thousand members come to the door; fewer come as quickly, one after the other.
_COMING_SECONDS = 20.0
_JOIN_SECONDS, _BACK_SECONDS = 30, 15
_THOUSAND, _FOLLOWED_BY = 1000, 500
_FAN_OUT = {"p50_ms": 60, "p99_ms": 150}
_CONCLUSION = "meetings.conclusion_written"
#: What is measured by the kind of its entry, and its name in the figures.
_ROUNDS = {_CONCLUSION: "conclusion_written", "presenting.shown": "page_follow", "meetings.point_begun": "point_begun"}
_SHARES = (50, 95, 99)
_AFTER = re.compile(rb'data-after="(\d+)"')
#: Lines of the table: the round, what it measures, by which figures, with which budget.
_TABLE = (
    ("join", "{n} members check in at the door and enter the room, until all pages show them", "seconds", "s"),
    ("join", "the room's page, when all come, median / 95th / 99th percentile", "page", "ms"),
    ("join", "the press that checks in", "check_in", "ms"),
    ("conclusion_written", "a conclusion is written, median / 95th / 99th percentile", "", "ms"),
    ("page_follow", "a page is turned for all", "", "ms"),
    ("point_begun", "the next point is taken up", "", "ms"),
    ("reconnect", "all come back after a cut network, until the last is told", "seconds", "s"),
    ("restart", "a server process is killed, until all are told again", "seconds", "s"),
    ("ballots", "{n} ballots offered within five seconds, each acknowledged after", "", "ms"),
    ("ballots", "the result after closing", "result_ms", "ms"),
    ("ballots", "processor time of the server for a ballot", "cpu_ms", "ms"),
)


@dataclass(frozen=True)
class Stage:
    """A sitting in session with its members, and the secretary who runs it."""

    topic: str
    points: list[str]
    sitting: str
    paper: str
    members: list[str]
    #: The invitation of each member, in their order.
    seats: list[str]
    #: How many are present before they come.
    present: int
    secretary: str
    by: Any


def stage(members: int) -> Stage:
    """An office whose committee sits, with so many members invited; the mass of them as rows."""
    from decreta.accounts.models import User
    from decreta.core import clock
    from decreta.meetings.domain import add_point
    from decreta.meetings.live import topic_of
    from decreta.meetings.models import Attendance, Invitation, Paper
    from decreta.organisation.models import Holding, Person
    from tests.documents import office as offices
    from tests.meetings.office import moment, opened, points

    office = offices.build(with_users=True)
    with clock.frozen(moment(8, 30)):
        sitting = opened(office)
        for n in range(6):
            add_point(sitting=sitting, title=f"Điểm {n}", by=office.actor("secretary"))
    users = User.objects.bulk_create(User(username=f"member{n}", password="!") for n in range(members))
    people = Person.objects.bulk_create(Person(full_name=user.username, user=user) for user in users)
    holdings = Holding.objects.bulk_create(
        Holding(person=person, post=office.posts["member"], valid_from=offices.SINCE) for person in people
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(sitting=sitting, holding=holding, part="member") for holding in holdings
    )
    return Stage(
        topic_of(sitting),
        [str(item.pk) for item in points(sitting)],
        str(sitting.pk),
        str(Paper.objects.get(item__sitting=sitting).pk),
        [session_of(user) for user in users],
        [str(one.pk) for one in invitations],
        Attendance.objects.filter(invitation__sitting=sitting, left_at=None).count(),
        session_of(office.holdings["secretary"].person.user),
        office.actor("secretary"),
    )


@contextlib.contextmanager
def sequencer() -> Iterator[None]:
    """The process that gives entries their place in the log."""
    process = subprocess.Popen([sys.executable, "-m", "decreta.command.children", str(os.getpid()), "log"])
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def send(port: int, session: str, path: str, fields: dict[str, str]) -> None:
    """The secretary sends a form. Raises RuntimeError when it is not taken."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Cookie": f"sessionid={session}; csrftoken={_TOKEN}; language=vi",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        connection.request("POST", path, urlencode({"csrfmiddlewaretoken": _TOKEN, **fields}), headers)
        response = connection.getresponse()
        response.read()
    finally:
        connection.close()
    if not 200 <= response.status < 400:
        raise RuntimeError(f"{path} answered {response.status}")


def newest_place() -> int:
    """The newest place in the log."""
    from decreta.live import reading

    return reading.position()


def place_of_newest(kind: str, after: int) -> int:
    """The place in the log of an entry that was just written, waited for."""
    from decreta.audit.models import Entry, Leaf

    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        newest = Leaf.objects.filter(index__gt=after, entry_id__in=Entry.objects.filter(kind=kind).values("pk"))
        if (index := newest.order_by("-index").values_list("index", flat=True).first()) is not None:
            return int(index)
        time.sleep(0.01)
    raise RuntimeError(f"no {kind} came into the log")


async def measure(here: Stage, changes: int) -> bool:
    """Join, write, follow, come back, vote; whether every budget was kept and nobody missed anything."""
    servers = [Server(free_port(), APPLICATION) for _ in range(2)]
    swarm = Swarm([server.port for server in servers], here.members, here.topic)
    told: dict[str, dict[str, Any]] = {}
    try:
        for server in servers:
            await asyncio.to_thread(server.wait)
            # What a process takes once (templates, statements that are kept) is taken before the measurement.
            for page in ("come", "room") * 3:
                await ask(server.port, here.members[0], f"/meetings/{here.sitting}/{page}/")
        kept = [await _join(servers, swarm, here, told)]
        await asyncio.sleep(1)
        kept += [await _round(servers, swarm, here, changes, kind, told) for kind in _ROUNDS]
        kept.append(await _reconnect(servers, swarm, here, told))
        await asyncio.sleep(1)
        kept.append(await _restart(servers, swarm, here, told))
        await asyncio.sleep(1)
        kept.append(await _ballot(servers, swarm, here, told))
    finally:
        swarm.end()
        for server in servers:
            server.stop()
        sys.stderr.write(as_table(len(here.members), told))
    return all(kept)


def _tell(told: dict[str, dict[str, Any]], name: str, **figures: Any) -> None:
    """One JSON line, kept for the table."""
    say(name, group="meeting", **figures)
    told[name] = figures


def spread(name: str, took: list[float]) -> dict[str, float]:
    """The percentiles that are published, under a name."""
    return {f"{name}p{share}_ms": percentile(took, share) for share in _SHARES} if len(took) > 1 else {}


async def _join(servers: list[Server], swarm: Swarm, here: Stage, told: dict[str, dict[str, Any]]) -> bool:
    """Everybody comes to the door, checks in, enters the room and stays; over when all pages show everybody.

    A page that is fetched and not told of who comes after it would stand with a smaller number: `missing`.
    """
    number = len(here.members)
    path, coming = f"/meetings/{here.sitting}", _COMING_SECONDS * number / _THOUSAND
    swarm.watched = b'"target":"present"'
    pages: list[float] = []
    presses: list[float] = []
    refused = 0
    cpu = sum(server.cpu_seconds for server in servers)
    began = time.perf_counter()

    async def come(n: int) -> None:
        nonlocal refused
        await asyncio.sleep(coming * n / number)
        port, session = servers[n % 2].port, here.members[n]
        door, _page = await ask(port, session, f"{path}/come/")
        pressed = time.perf_counter()
        form = {"presence": "in_room", "to": "room"}
        status, _page = await ask(port, session, f"/meetings/invitations/{here.seats[n]}/check-in/", form)
        entered = time.perf_counter()
        shown, page = await ask(port, session, f"{path}/room/")
        after = _AFTER.search(page)
        if (door, status, shown) != (200, 302, 200) or after is None:
            refused += 1
            return
        presses.append((entered - pressed) * 1000)
        pages.append((time.perf_counter() - entered) * 1000)
        swarm.browsers[n].last_id, swarm.browsers[n].shown = after[1], page
        await swarm.open([n])

    await asyncio.gather(*(come(n) for n in range(number)))
    missing = await swarm.all_show(b">%d</span> <span class=" % (number + here.present), seconds=_PATIENCE)
    seconds = time.perf_counter() - began
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    figures: dict[str, Any] = {"n": number, "seconds": seconds, "budget_seconds": _JOIN_SECONDS}
    figures |= {"coming_s": coming, "refused": refused, "missing": missing, "cpu_ms": cpu * 1000 / number}
    _tell(told, "join", **figures, **spread("page_", pages), **spread("check_in_", presses))
    swarm.watched = b""
    swarm.arrivals.clear()
    return seconds <= _JOIN_SECONDS and not missing and not refused


async def _reconnect(servers: list[Server], swarm: Swarm, here: Stage, told: dict[str, dict[str, Any]]) -> bool:
    """Every connection is cut, something happens, everybody comes back at once from where he was."""
    swarm.close()
    await asyncio.sleep(1)
    index = await _conclude(servers[0], here, 10_000)
    began = time.perf_counter()
    await swarm.open(at_once=200)
    missing = await swarm.all_have(index, seconds=_PATIENCE)
    return _back(swarm, told, "reconnect", began=began, index=index, missing=missing)


async def _restart(servers: list[Server], swarm: Swarm, here: Stage, told: dict[str, dict[str, Any]]) -> bool:
    """A process is killed and started again; what happens meanwhile by the other reaches all."""
    await asyncio.to_thread(servers[0].kill)
    began = time.perf_counter()
    servers[0].restart()
    index = await _conclude(servers[1], here, 20_000)
    await asyncio.to_thread(servers[0].wait)
    start_seconds = time.perf_counter() - began
    await swarm.open(sorted(swarm.lost), at_once=200)
    missing = await swarm.all_have(index, seconds=_PATIENCE)
    return _back(swarm, told, "restart", began=began, index=index, missing=missing, start_seconds=start_seconds)


async def _conclude(server: Server, here: Stage, n: int) -> int:
    """A conclusion is written; its place in the log."""
    before = await asyncio.to_thread(newest_place)
    path, fields = change_of(here, _CONCLUSION, n)
    await asyncio.to_thread(send, server.port, here.secretary, path, fields)
    return await asyncio.to_thread(place_of_newest, _CONCLUSION, before)


def _back(
    swarm: Swarm, told: dict[str, dict[str, Any]], name: str, *, began: float, index: int, missing: int, **more: float
) -> bool:
    """What it took until those who were away knew again."""
    seconds = time.perf_counter() - began
    took = [(at - began) * 1000 for at in first_arrivals(swarm, index)]
    figures: dict[str, Any] = {"n": len(swarm.browsers), "seconds": seconds, "budget_seconds": _BACK_SECONDS}
    _tell(told, name, **figures, **more, missing=missing, **spread("", took))
    return seconds <= _BACK_SECONDS and not missing


def budgets_of(name: str, members: int) -> dict[str, int]:
    """What a change may take to reach so many; following pages has a budget of its own at up to five hundred."""
    return {"p95_ms": 100} if name == "page_follow" and members <= _FOLLOWED_BY else _FAN_OUT


async def _round(
    servers: list[Server], swarm: Swarm, here: Stage, changes: int, kind: str, told: dict[str, dict[str, Any]]
) -> bool:
    """So many changes of a kind, one after the other, each waited for until every page has it.

    The first of a kind in each process is not counted: it writes the statements and reads the templates that it keeps.
    """
    name, budgets = _ROUNDS[kind], budgets_of(_ROUNDS[kind], len(here.members))
    took: list[float] = []
    acts: list[float] = []
    missing, index = 0, -1
    cpu = 0.0
    for n in range(-len(servers), changes):
        if n == 0:
            took, acts = [], []
            cpu = sum(server.cpu_seconds for server in servers)
        path, fields = change_of(here, kind, n)
        began = time.perf_counter()
        await asyncio.to_thread(send, servers[n % 2].port, here.secretary, path, fields)
        acts.append((time.perf_counter() - began) * 1000)
        index = await asyncio.to_thread(place_of_newest, kind, index)
        missing += await swarm.all_have(index, seconds=_PATIENCE)
        took += [(at - began) * 1000 for at in first_arrivals(swarm, index)]
        swarm.arrivals.clear()  # what is kept is looked through at the next change, on the same two cores
        await asyncio.sleep(0.25)
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    figures: dict[str, Any] = {"n": len(swarm.browsers), "rounds": changes, **spread("", took), **spread("act_", acts)}
    figures |= {"cpu_ms": cpu * 1000 / changes, "missing": missing}
    _tell(told, name, **figures, **{f"budget_{key}": value for key, value in budgets.items()})
    return not missing and all(figures[key] <= value for key, value in budgets.items())


async def _ballot(servers: list[Server], swarm: Swarm, here: Stage, told: dict[str, dict[str, Any]]) -> bool:
    """Every member votes within a few seconds over HTTP, while his page is open; then the ballot is closed.

    Measured: from offering a paper until it is acknowledged; from sending the closing until the result stands. Counted:
    papers that were acknowledged and are not in the ballot, and voters who stand there twice.
    """
    ballot, option = await asyncio.to_thread(open_ballot, here)
    cpu = sum(server.cpu_seconds for server in servers)
    began = time.perf_counter()

    async def vote(n: int) -> float | None:
        await asyncio.sleep(_VOTING_SECONDS * n / len(here.members))
        offered = time.perf_counter()
        form = {"option": option, "idempotency_key": f"load-{n}"}
        status, _page = await ask(servers[n % 2].port, here.members[n], f"/voting/{ballot}/cast/", form)
        return (time.perf_counter() - offered) * 1000 if status == 302 else None

    took = await asyncio.gather(*(vote(n) for n in range(len(here.members))))
    seconds, acknowledged = time.perf_counter() - began, [one for one in took if one is not None]
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    closing = time.perf_counter()
    await asyncio.to_thread(send, servers[0].port, here.secretary, f"/voting/{ballot}/close/", {})
    result_ms = (time.perf_counter() - closing) * 1000
    counted, voters = await asyncio.to_thread(counted_in, ballot)
    figures: dict[str, Any] = {"n": len(here.members), "acknowledged": len(acknowledged), "counted": counted}
    figures |= {"lost": len(acknowledged) - counted, "double": counted - voters, "offered_within_s": _VOTING_SECONDS}
    figures |= {"all_after_s": seconds, **spread("", acknowledged), "result_ms": result_ms}
    figures |= {"cpu_ms": cpu * 1000 / max(len(acknowledged), 1), "budget_cpu_ms": 12}
    _tell(told, "ballots", **figures, budget_p99_ms=1000, budget_result_ms=1000)
    is_whole = len(acknowledged) == len(here.members) == counted == voters
    return is_whole and figures["p99_ms"] <= 1000 and result_ms <= 1000


def open_ballot(here: Stage) -> tuple[str, str]:
    """An open vote on the point at hand. The ballot, and the option that everybody will choose."""
    from decreta.meetings.models import Sitting
    from decreta.voting import domain

    sitting = Sitting.objects.get(pk=here.sitting)
    assert sitting.current_item is not None
    made = domain.open_ballot(
        item=sitting.current_item, question="Thông qua dự thảo?", subject="ordinary", manner="open", by=here.by
    )
    return str(made.pk), str(made.options.order_by("ordinal")[0].pk)


def counted_in(ballot: str) -> tuple[int, int]:
    """Votes that say something, and how many different people they are of."""
    from decreta.voting.models import Vote

    cast = Vote.objects.filter(ballot_id=ballot, option__isnull=False)
    return cast.count(), cast.values("voter_id").distinct().count()


async def ask(port: int, session: str, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Fetch a page, or send a form, as a browser does that keeps no connection; status (0: no answer) and what was sent."""
    body = b"" if form is None else urlencode({"csrfmiddlewaretoken": _TOKEN, **form}).encode()
    lines = [f"{'GET' if form is None else 'POST'} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
    lines += [f"Cookie: sessionid={session}; csrftoken={_TOKEN}; language=vi"]
    if form is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        answer = await reader.read()
        writer.close()
        return int(answer.split(maxsplit=2)[1]), answer
    except (OSError, IndexError, ValueError):
        return 0, b""


def change_of(here: Stage, kind: str, n: int) -> tuple[str, dict[str, str]]:
    """The form of the n-th change of a kind: where it is sent, and what is in it."""
    if kind == "presenting.shown":
        return f"/presenting/sittings/{here.sitting}/show/", {"paper": here.paper, "page": str(n % 3 + 1)}
    if kind == "meetings.point_begun":
        return f"/meetings/points/{here.points[(n + 1) % len(here.points)]}/go/", {}
    text = f"Giao các cơ quan hoàn thành việc số {n}."
    return f"/meetings/points/{here.points[0]}/conclusions/", {"text": text}


def first_arrivals(swarm: Swarm, index: int) -> list[float]:
    """When each member had the first fragment of an entry; the others follow in the same breath."""
    mark = str(index).encode()
    found = (next((at for place, at in swarm.arrivals[n] if place == mark), None) for n in range(len(swarm.browsers)))
    return [at for at in found if at is not None]


def as_table(members: int, told: dict[str, dict[str, Any]]) -> str:
    """The figures of a run as a README shows them: measured beside the budget."""
    lines = [f"\n{members:,} members, two server processes:\n\n| | Measured | Budget |\n|---|---|---|\n"]
    for name, words, figure, unit in _TABLE:
        if name not in told:
            continue
        found = told[name]
        keys = [figure] if figure in found else [f"{figure}{'_' if figure else ''}p{share}_ms" for share in _SHARES]
        if not all(key in found for key in keys):
            continue
        measured = " / ".join(f"{found[key]:,.1f}" if found[key] < 100 else f"{found[key]:,.0f}" for key in keys)
        budgets = [f"{found[f'budget_{key}']:,}" if f"budget_{key}" in found else "–" for key in keys]
        budget = " / ".join(budgets) + f" {unit}" if set(budgets) != {"–"} else "–"
        lines.append(f"| {words.format(n=f'{members:,}')} | {measured} {unit} | {budget} |\n")
    lost = sum(found.get("missing", 0) for found in told.values())
    ballots = told.get("ballots", {})
    lines.append(f"| pages that were not told; ballots lost, double | {lost}; {ballots.get('lost', '–')}, ")
    lines.append(f"{ballots.get('double', '–')} | 0; 0, 0 |\n")
    return "".join(lines)


async def bounded(here: Stage, changes: int) -> bool:
    """The measurement, which never runs longer than its limit."""
    async with asyncio.timeout(LONGEST_SECONDS):
        return await measure(here, changes)


def run(members: int, changes: int) -> bool:
    """One run on a database of its own; whether every budget was kept and nobody missed anything."""
    with tempfile.TemporaryDirectory(prefix="decreta-load-") as directory, database(Path(directory)) as url:
        set_up(url, Path(directory))
        os.environ["DECRETA_DEMO"] = "no"
        from decreta.command.installation import collect_static

        collect_static()  # pages name their styles and scripts by what is in them
        try:
            here = stage(members)
            with sequencer():
                return asyncio.run(bounded(here, changes))
        finally:
            from django.db import connections

            connections.close_all()


def main() -> int:
    """Run; 0 when every budget was kept and nobody missed anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, nargs="+", default=[500], help="several: one run after the other")
    parser.add_argument("--changes", type=int, default=30, help="of each kind")
    given = parser.parse_args()
    allow_many_files()
    if len(given.members) == 1:
        return 0 if run(given.members[0], given.changes) else 1
    # A process has one database: each run has a process.
    again = [sys.executable, "-m", "tests.load.meeting", "--changes", str(given.changes), "--members"]
    return max([subprocess.run([*again, str(number)], check=False).returncode for number in given.members])


if __name__ == "__main__":
    sys.exit(main())
