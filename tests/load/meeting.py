"""A live sitting under load: `./run load meeting [--members N] [--changes N]`, JSON lines, ends by itself.

Two web processes and the log's sequencer, as an installation runs them, on a database of their own. So many members
have the sitting's page open, each with a session, an invitation and an event stream. The secretary sends the forms of
the cockpit: conclusions are written, pages of a
paper are turned for everybody, the sitting goes from point to point; then all members vote within five seconds. Measured from just before a form is sent
until its fragment has arrived at each member: so the act, the log's look for entries (every 40 ms), rendering and
sending are all in it, and the load generator runs on the same machine. `DECRETA_BENCH_DATABASE_URL` names a server;
without it an embedded PostgreSQL is started for the run.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import os
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
LONGEST_SECONDS = 300
_PATIENCE = 20.0
_TOKEN = "l" * 32
#: Within how many seconds all members offer their papers.
_VOTING_SECONDS = 5.0
_FAN_OUT = {"p50_ms": 60, "p99_ms": 150}
#: What is measured by the kind of its entry: its name in the figures, and its budgets.
_ROUNDS: dict[str, tuple[str, dict[str, int]]] = {
    "meetings.conclusion_written": ("conclusion_written", _FAN_OUT),
    "presenting.shown": ("page_follow", {"p95_ms": 100}),
    "meetings.point_begun": ("point_begun", _FAN_OUT),
}


@dataclass(frozen=True)
class Stage:
    """A sitting in session with its members, and the secretary who runs it."""

    topic: str
    points: list[str]
    sitting: str
    paper: str
    members: list[str]
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
    Attendance.objects.bulk_create(
        Attendance(invitation=one, presence="in_room", came_at=sitting.opened_at or clock.now()) for one in invitations
    )
    return Stage(
        topic_of(sitting),
        [str(item.pk) for item in points(sitting)],
        str(sitting.pk),
        str(Paper.objects.get(item__sitting=sitting).pk),
        [session_of(user) for user in users],
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
    """Join, write, follow; whether every budget was kept and nobody missed anything."""
    servers = [Server(free_port(), APPLICATION) for _ in range(2)]
    swarm = Swarm([server.port for server in servers], here.members, here.topic)
    try:
        for server in servers:
            await asyncio.to_thread(server.wait)
        seconds = await swarm.open()
        say("join", group="meeting", n=len(here.members), seconds=seconds, budget_seconds=30)
        await asyncio.sleep(1)
        kept = [await _round(servers, swarm, here, changes, kind) for kind in _ROUNDS]
        kept.append(await _ballot(servers, swarm, here))
    finally:
        swarm.end()
        for server in servers:
            server.stop()
    return seconds <= 30 and all(kept)


async def _round(servers: list[Server], swarm: Swarm, here: Stage, changes: int, kind: str) -> bool:
    """So many changes of a kind, one after the other, each waited for until every page has it."""
    name, budgets = _ROUNDS[kind]
    took: list[float] = []
    acts: list[float] = []
    missing, index = 0, -1
    cpu = sum(server.cpu_seconds for server in servers)
    for n in range(changes):
        path, fields = change_of(here, kind, n)
        began = time.perf_counter()
        await asyncio.to_thread(send, servers[n % 2].port, here.secretary, path, fields)
        acts.append((time.perf_counter() - began) * 1000)
        index = await asyncio.to_thread(place_of_newest, kind, index)
        missing += await swarm.all_have(index, seconds=_PATIENCE)
        took += [(at - began) * 1000 for at in first_arrivals(swarm, index)]
        await asyncio.sleep(0.25)
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    p50, p95, p99 = (percentile(took, share) for share in (50, 95, 99))
    figures: dict[str, Any] = {"n": len(swarm.browsers), "rounds": changes, "p50_ms": p50, "p95_ms": p95, "p99_ms": p99}
    figures |= {"act_p50_ms": percentile(acts, 50), "cpu_ms": cpu * 1000 / changes, "missing": missing}
    say(name, group="meeting", **figures, **{f"budget_{key}": value for key, value in budgets.items()})
    return not missing and all(figures[key] <= value for key, value in budgets.items())


async def _ballot(servers: list[Server], swarm: Swarm, here: Stage) -> bool:
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
        status = await post(servers[n % 2].port, here.members[n], f"/voting/{ballot}/cast/", form)
        return (time.perf_counter() - offered) * 1000 if status == 302 else None

    took = await asyncio.gather(*(vote(n) for n in range(len(here.members))))
    seconds, acknowledged = time.perf_counter() - began, [one for one in took if one is not None]
    cpu = sum(server.cpu_seconds for server in servers) - cpu
    closing = time.perf_counter()
    await asyncio.to_thread(send, servers[0].port, here.secretary, f"/voting/{ballot}/close/", {})
    result_ms = (time.perf_counter() - closing) * 1000
    counted, voters = await asyncio.to_thread(counted_in, ballot)
    p50, p99 = (percentile(acknowledged, share) for share in (50, 99))
    figures: dict[str, Any] = {"n": len(here.members), "acknowledged": len(acknowledged), "counted": counted}
    figures |= {"lost": len(acknowledged) - counted, "double": counted - voters, "offered_within_s": _VOTING_SECONDS}
    figures |= {"all_after_s": seconds, "p50_ms": p50, "p99_ms": p99, "result_ms": result_ms}
    figures |= {"cpu_ms": cpu * 1000 / max(len(acknowledged), 1), "budget_cpu_ms": 12}
    say("ballots", group="meeting", **figures, budget_p99_ms=1000, budget_result_ms=1000)
    is_whole = len(acknowledged) == len(here.members) == counted == voters
    return is_whole and p99 <= 1000 and result_ms <= 1000


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


async def post(port: int, session: str, path: str, fields: dict[str, str]) -> int:
    """Send a form as a browser does that keeps no connection; the status, 0 when nothing answered."""
    body = urlencode({"csrfmiddlewaretoken": _TOKEN, **fields}).encode()
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", f"Content-Length: {len(body)}"]
    lines += [f"Cookie: sessionid={session}; csrftoken={_TOKEN}; language=vi"]
    lines += ["Content-Type: application/x-www-form-urlencoded"]
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        answer = await reader.read(64)
        writer.close()
        return int(answer.split()[1])
    except (OSError, IndexError, ValueError):
        return 0


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


async def bounded(here: Stage, changes: int) -> bool:
    """The measurement, which never runs longer than its limit."""
    async with asyncio.timeout(LONGEST_SECONDS):
        return await measure(here, changes)


def main() -> int:
    """Run; 0 when every budget was kept and nobody missed anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--changes", type=int, default=30, help="of each kind")
    given = parser.parse_args()
    allow_many_files()
    with tempfile.TemporaryDirectory(prefix="decreta-load-") as directory, database(Path(directory)) as url:
        set_up(url, Path(directory))
        os.environ["DECRETA_DEMO"] = "no"
        try:
            here = stage(given.members)
            with sequencer():
                is_kept = asyncio.run(bounded(here, given.changes))
        finally:
            from django.db import connections

            connections.close_all()
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
