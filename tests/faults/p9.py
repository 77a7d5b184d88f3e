"""P9: one person one vote, and an acknowledged vote is counted.

    ./run faults P9             50 ballots of 500 voters each, kills in most of them, every fifth one secret
    ./run faults P9 --quick     an open and a secret ballot of 60 voters with a kill in each
    ./run faults P9 --seeds 5 --voters 200

An installation runs (`decreta up`). Members vote over HTTP, each paper with its key: some change their minds, some
press twice, nobody waits for anybody. Meanwhile the web process, a server process of PostgreSQL or the postmaster is
killed with signal 9, and the ballot is closed in the middle of the storm. What was not answered is sent again. Then the
ballot is counted anew from its rows, in plain Python, and compared with the result, with the log, and with what every
voter was told. Papers of a secret ballot are sealed before they are sent; its tellers open what stands after the
closing, and the list that is published must be exactly that.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from typing import Any

from tests.faults import _ground
from tests.faults._p1_installation import Installation, running
from tests.faults._p9_voters import Storm, Voter, figures_of

#: Every so many-th ballot is secret; of a quick run the second.
SECRET = 5
KILLS = ("web", "backend", "postmaster", "none", "web", "session")
WRONG = (
    "acknowledged_and_lost",
    "unasked",
    "double",
    "counted_otherwise",
    "not_closed",
    "without_entry",
    "after_closing",
)


def prepare(voters: int) -> Any:
    """A committee in session with so many members present; the mass of them as rows."""
    from decreta.accounts.models import User
    from decreta.core import clock
    from decreta.meetings.models import Attendance, Invitation
    from decreta.organisation.models import Holding, Person
    from tests.documents import office as offices
    from tests.meetings.office import moment, opened

    office = offices.build(with_users=True)
    with clock.frozen(moment(8, 30)):
        sitting = opened(office)
    users = User.objects.bulk_create(User(username=f"p9-{n}", password="!") for n in range(voters))
    people = Person.objects.bulk_create(Person(full_name=user.username, user=user) for user in users)
    holdings = Holding.objects.bulk_create(
        Holding(person=person, post=office.posts["member"], valid_from=offices.SINCE) for person in people
    )
    invitations = Invitation.objects.bulk_create(
        Invitation(sitting=sitting, holding=one, part="member", weight=1 + n % 3) for n, one in enumerate(holdings)
    )
    Attendance.objects.bulk_create(
        Attendance(invitation=one, presence="in_room", came_at=sitting.opened_at) for one in invitations
    )
    return office, sitting


def one_ballot(
    there: Installation, ground: Any, sessions: dict[str, str], seed: int, number: int, *, is_secret: bool = False
) -> dict[str, Any]:
    """Open, storm, break, close, recount; the figures."""
    from decreta.voting import domain
    from decreta.voting.models import Ballot

    office, sitting = ground
    chance = random.Random(seed)
    if number % SECRET == SECRET - 1 or is_secret:
        return _one_secret(there, ground, sessions, seed, number)
    ballot = again(
        lambda: domain.open_ballot(
            item=sitting.agenda.order_by("position").first(),
            question=f"Thông qua? {seed}",
            subject="ordinary",
            manner=chance.choice(["open", "by_name"]),
            by=office.actor("secretary"),
        )
    )
    options = [str(one.pk) for one in ballot.options.all()]
    roll = list(
        ballot.votes.filter(caster__holding__person__user__username__startswith="p9-").values_list(
            "pk", "caster__holding__person__user__username"
        )
    )
    voters = [
        Voter(sessions[name], str(pk), [chance.choice(options) for _n in range(chance.choice([1, 1, 1, 2, 3]))])
        for pk, name in roll
    ]
    chance.shuffle(voters)
    storm = Storm(there.port, str(ballot.pk), voters, seed)
    found = _through(storm, there, office, ballot, chance, KILLS[number % len(KILLS)])
    return found | again(lambda: check(Ballot.objects.get(pk=ballot.pk), voters))


def _one_secret(there: Installation, ground: Any, sessions: dict[str, str], seed: int, number: int) -> dict[str, Any]:
    """The same with sealed papers; then the tellers open them."""
    from tests.faults import _p9_sealed as secret

    office, _sitting = ground
    chance = random.Random(seed)
    ballot, storm, how = secret.opened(there, ground, sessions, seed, chance)
    kill = KILLS[number % len(KILLS)]
    found = _through(storm, there, office, ballot, chance, "web" if kill == "none" else kill)
    ballot.refresh_from_db()
    standing = again(lambda: secret.standing_in(ballot, storm.papers))
    found |= figures_of(storm.voters, standing) | {"after_closing": again(lambda: _after_closing(ballot))}
    return found | secret.counted(there, ground, ballot, storm, how, sessions)


def _through(
    storm: Storm, there: Installation, office: Any, ballot: Any, chance: random.Random, kill: str
) -> dict[str, Any]:
    """A quarter votes, something is killed, more vote, the ballot is closed in the middle of it; the figures of that."""
    voters = storm.voters
    began = time.monotonic()
    threads = storm.begin()
    _wait_for(voters, len(voters) // 4, began)
    killed = strike(kill, there, chance)
    _wait_for(voters, len(voters) * 3 // 5, began)
    asked = time.monotonic()
    again(lambda: _close(ballot, office))
    closing = time.monotonic() - asked
    for one in threads:
        one.join(120)
    storm.is_over.set()
    times = sorted(second for one in voters for second in one.seconds)
    return {
        "kills": int(killed),
        "papers": sum(one.sent for one in voters),
        "acknowledged": sum(bool(one.acknowledged) for one in voters),
        "refused": sum(one.was_refused for one in voters),
        "closing_ms": round(closing * 1000),
        "p99_ms": round(times[int(len(times) * 0.99) - 1] * 1000) if times else 0,
    }


def _close(ballot: Any, office: Any) -> None:
    """Close; a closing whose answer was lost has happened."""
    from decreta.core.errors import NotNow
    from decreta.voting import domain

    try:
        domain.close_ballot(ballot=ballot, by=office.actor("secretary"))
    except NotNow:
        ballot.refresh_from_db()
        if ballot.closed_at is None:
            raise


def _wait_for(voters: list[Voter], number: int, began: float) -> None:
    while sum(bool(one.acknowledged) for one in voters) < number and time.monotonic() - began < 60:
        time.sleep(0.01)


def strike(kill: str, there: Installation, chance: random.Random) -> bool:
    """One kill."""
    from tests.faults._p1_disturbing import strike as one_strike

    if kill == "none":
        return False
    return bool(one_strike(kill, there, [], chance))


def again(do: Any) -> Any:
    """Do something with the database, again while it is coming up."""
    from django.db import InterfaceError, OperationalError, connections

    for _attempt in range(100):
        try:
            return do()
        except (OperationalError, InterfaceError):
            connections.close_all()
            time.sleep(0.2)
    return do()


def check(ballot: Any, voters: list[Voter]) -> dict[str, int]:
    """Count the ballot anew from its rows and hold it against the result, the log and the voters."""
    from decreta.audit.models import Entry
    from decreta.voting.queries.tallies import tally_of

    rows = list(ballot.votes.values("pk", "voter", "option", "entered", "weight", "cast_at", "struck_at"))
    counted: Counter[Any] = Counter()
    for row in rows:
        choice = row["option"] or row["entered"]
        if row["struck_at"] is None and choice is not None:
            counted[choice] += row["weight"]
    tally = tally_of(ballot)
    logged = Entry.objects.get(kind="voting.closed", on_id=str(ballot.pk)).facts["counted"]
    by_log = {one.option.pk: logged[f"{one.option.ordinal} {one.option.answer}"] for one in tally.lines}
    cast = {str(row["pk"]) for row in rows if row["option"] is not None}
    entries = Entry.objects.filter(kind="voting.cast", on_kind="voting.vote", on_id__in=cast)
    return figures_of(voters, {str(row["pk"]): str(row["option"] or "") for row in rows}) | {
        "double": len(rows) - len({row["voter"] for row in rows}),
        "counted_otherwise": sum(
            one.votes != counted[one.option.pk] or by_log[one.option.pk] != one.votes for one in tally.lines
        ),
        "not_closed": int(ballot.closed_at is None),
        "without_entry": len(cast - set(entries.values_list("on_id", flat=True))),
        "after_closing": _after_closing(ballot),
    }


def _after_closing(ballot: Any) -> int:
    """Casts that were recorded after the closing was: the closing waits for them and lets none begin."""
    from decreta.audit.models import Entry

    closed = Entry.objects.get(kind="voting.closed", on_id=str(ballot.pk)).recorded_at
    votes = [str(pk) for pk in ballot.votes.values_list("pk", flat=True)]
    late = Entry.objects.filter(kind="voting.cast", on_id__in=votes, recorded_at__gt=closed)
    return late.count()


def main() -> int:
    """Run, check, report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="on a small scale")
    arguments.add_argument("--seed", type=int, default=None, help="the first seed")
    arguments.add_argument("--seeds", type=int, default=None, help="how many ballots")
    arguments.add_argument("--voters", type=int, default=None)
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    ballots, voters = given.seeds or (2 if given.quick else 50), given.voters or (60 if given.quick else 500)
    print(f"seed {seed}; {ballots} ballots of {voters} voters", flush=True)
    began = time.monotonic()
    with running(quick=given.quick) as there:
        figures = run(there, seed, ballots, voters)
    figures |= {"promise": "P9", "seed": seed, "voters": voters, "ballots": ballots}
    figures["seconds"] = round(time.monotonic() - began, 1)
    return _ground.end(figures, holds=not any(figures[name] for name in WRONG) and figures["kills"] > 0)


def run(there: Installation, seed: int, ballots: int, voters: int) -> dict[str, Any]:
    """One ballot after another on the same installation."""
    from decreta.accounts.models import User
    from tests.faults.serving import session_of

    ground = prepare(voters)
    sessions = {user.username: session_of(user) for user in User.objects.filter(username__startswith="p9-")}
    total: Counter[str] = Counter()
    for n in range(ballots):
        is_last = n == ballots - 1
        found = one_ballot(there, ground, sessions, seed + n, n, is_secret=is_last and ballots < SECRET)
        print(f"ballot {n + 1}: {found}", flush=True)
        for name in ("closing_ms", "p99_ms"):
            total[name] = max(total[name], found.pop(name))
        total.update(found)
    return dict(total)


if __name__ == "__main__":
    sys.exit(main())
