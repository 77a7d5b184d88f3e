"""The process that sweeps is killed with signal 9, again and again: each rung fires as if it had never been.

Over two simulated years interruptions are raised inside one process (`test_sweep`); here a process dies as it does when
the machine's memory is short, wherever it is: before a statement, behind it, while it commits. Processes sweep with a
clock of their own on the real database, which keeps what was committed and nothing else.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from decreta.assignments import domain
from decreta.assignments.enums import Audience, RungKind
from decreta.assignments.jobs import sweep
from decreta.assignments.ladder import FULL
from decreta.assignments.models import Assignment, Rung
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from tests.assignments.office import moment

START, END = moment(10), moment(7, 4)
_STEP = dt.timedelta(days=1)
#: Small, so that a sweep is many transactions, between which it can die.
_BATCH = 2
#: So many lives are ended, each at a place of its own, however fast the machine is.
_KILLS = 6
#: Seconds; whoever waits longer waits for something that does not come.
_PATIENCE = 60


def live(start: dt.datetime, place: Path | None = None, *, lingers: bool = False) -> None:
    """Sweep each day until the end, writing down at which moment before each sweep. Who `lingers` waits to be killed then."""
    at = start
    while at <= END:
        if place is not None:
            fresh = place.with_suffix(".new")
            fresh.write_text(at.isoformat(), encoding="utf-8")
            fresh.replace(place)
        with clock.frozen(at):
            sweep(batch=_BATCH)
        at += _STEP
    if lingers:
        time.sleep(_PATIENCE)


def told() -> Counter[tuple[object, ...]]:
    """What fired for whom, when, and what was passed over for it."""
    rows = Rung.objects.values_list("assignment_id", "kind", "lapses_at", "key", "fired_at", "tells", "passed_over")
    return Counter((*facts, tuple(sorted(passed))) for *facts, passed in rows)


def entered() -> Counter[tuple[object, ...]]:
    """The entries of the same, of which each has one."""
    found = Entry.objects.filter(kind="assignments.rung_fired")
    return Counter((one.on_id, one.facts["rung"], one.facts["lapses_at"], one.happened_at) for one in found)


def unkilled() -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    """The same time in one go, taken back."""
    with transaction.atomic():
        live(START)
        whole = told(), entered()
        transaction.set_rollback(True)
    return whole


def is_left_alone() -> bool:
    """Whether the server has noticed that nobody is at the other end any more: then it holds no row."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        cursor.execute(f"{others} AND backend_type = 'client backend'")
        return cursor.fetchone()[0] == 0


def patiently(is_over: Callable[[], bool], *, every: float) -> None:
    """Wait for something that comes soon."""
    until = time.monotonic() + _PATIENCE
    while not is_over():
        assert time.monotonic() < until
        time.sleep(every)


def lives_with_kills(chance: random.Random, place: Path) -> None:
    """Processes live one after another, each from where the one before it was killed; the last until the end."""

    def reached() -> dt.datetime:
        return dt.datetime.fromisoformat(place.read_text(encoding="utf-8"))

    place.write_text(START.isoformat(), encoding="utf-8")
    for kill in range(_KILLS):
        connections.close_all()  # a process inherits none
        lives_until = min(reached() + _STEP * chance.randint(0, 7), END)
        process = _process(reached(), place, lingers=True)
        patiently(lambda until=lives_until: reached() >= until, every=0.002)
        # Some die in a sweep that has just begun, some later: between its transactions or inside one.
        process.join(chance.uniform(0.0, 0.05) if kill % 2 else 0)
        assert process.is_alive()
        process.kill()
        process.join()
        patiently(is_left_alone, every=0.01)
    connections.close_all()
    last = _process(reached(), place)
    last.join(_PATIENCE)
    assert last.exitcode == 0


def _process(start: dt.datetime, place: Path, *, lingers: bool = False) -> multiprocessing.process.BaseProcess:
    facts = {"target": live, "args": (start, place), "kwargs": {"lingers": lingers}}
    made = multiprocessing.get_context("fork").Process(**facts)
    made.start()
    return made


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [20250331])
def test_killed_wherever_it_is_the_sweep_fires_each_rung_once_as_if_it_had_not_been(office, tmp_path, seed):
    chance = random.Random(seed)
    domain.set_ladder(body=None, steps=FULL, of_version=0, by=office.dung)
    domain.set_ladder(body=office.committee, steps=FULL, of_version=0, by=office.sen)
    for _ in range(24):
        day = START.date() + dt.timedelta(days=chance.randint(2, 20))
        monitor = {"monitor": office.committee} if chance.random() < 0.7 else {"monitor": None, "by": office.an}
        where = {"unit": office.department} if monitor["monitor"] is None else {}
        office.assign(Deadline.of_day(day), at=START, **monitor, **where)
    expected_rungs, expected_entries = unkilled()
    assert not Rung.objects.exists() and len(expected_rungs) > Assignment.objects.count()

    lives_with_kills(chance, tmp_path / "place")

    assert told() == expected_rungs and set(told().values()) == {1}
    assert entered() == expected_entries and sum(entered().values()) == sum(expected_rungs.values())
    passed = Assignment.objects.filter(current_lapses_at__lte=END - dt.timedelta(days=1))
    overdue = Rung.objects.filter(kind=RungKind.OVERDUE, tells=Audience.ASSIGNEE)
    assert set(overdue.values_list("assignment", flat=True)) >= {one.pk for one in passed}
