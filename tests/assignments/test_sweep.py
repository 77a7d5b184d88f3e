"""Reminders fire by themselves, each exactly once per lapse, however the sweep is interrupted."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from django.db import transaction

from decreta import audit
from decreta.assignments import domain, jobs
from decreta.assignments.enums import RungKind
from decreta.assignments.jobs import SweepResult, sweep
from decreta.assignments.ladder import BUILT_IN
from decreta.assignments.models import Assignment, Rung
from decreta.assignments.queries.ladders import near_due
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotAllowed
from tests.assignments.office import moment


def test_each_reminder_fires_in_its_own_window_and_not_again(office):
    office.assign()
    fired = {}
    for at in (
        moment(28),
        moment(29),
        moment(30, hour=23),
        moment(31),
        moment(31, hour=23),
        moment(1, 4, hour=0),
        moment(9, 4),
    ):
        result = sweep(at=at)
        if result.total:
            fired[at] = result
        assert sweep(at=at) == SweepResult()
    assert fired == {
        moment(29): SweepResult(near_due=1),
        moment(31): SweepResult(last_day=1),
        moment(1, 4, hour=0): SweepResult(overdue=1),
    }
    assert Entry.objects.filter(kind="assignments.rung_fired").count() == 3


def test_what_is_done_reported_suspended_closed_or_undated_is_not_reminded_of(office):
    office.assign(Deadline.unstated())
    reported, suspended, closed = (office.received() for _ in range(3))
    domain.report(assignment=reported, text="x", claims_done=True, by=office.an)
    domain.suspend(assignment=suspended, reason="x", by=office.sen)
    domain.close(assignment=closed, reason="x", by=office.sen)
    assert sweep(at=moment(2, 4)) == SweepResult()
    with clock.frozen(moment(2, 4)):
        domain.return_report(report=reported.reports.get(), reason="x", by=office.sen)
    assert sweep(at=moment(2, 4)) == SweepResult(overdue=1)


def test_a_new_deadline_has_reminders_of_its_own(office):
    assignment = office.received()
    request = domain.ask_extension(assignment=assignment, until=dt.date(2025, 4, 15), reason="x", by=office.an)
    assert sweep(at=moment(31, hour=12)) == SweepResult(last_day=1)
    domain.decide_extension(request=request, grant=True, symbol="7-TB/BCĐ", by=office.binh)
    assert [sweep(at=moment(day, 4)).total for day in (1, 13, 14, 15, 16)] == [0, 1, 0, 1, 1]
    assert Rung.objects.filter(assignment=assignment).count() == 4


def test_how_many_days_before_is_data(office):
    rungs = [replace(one, days=-7) if one.kind == RungKind.NEAR_DUE else one for one in BUILT_IN.steps]
    domain.set_ladder(body=None, steps=rungs, of_version=0, by=office.dung)
    office.assign()
    assert sweep(at=moment(26)) == SweepResult(near_due=1)
    assert near_due() == dt.timedelta(days=7)  # and the pages say so as well


def test_nobody_fires_a_reminder_by_hand(office):
    with pytest.raises(NotAllowed):
        domain.fire_rung(step=BUILT_IN.steps[-1], ladder=BUILT_IN, by=office.sen)


class PowerCutError(Exception):
    """The machine stops in the middle of a sweep."""


def test_over_two_years_with_random_interruptions_every_passed_lapse_fires_overdue_exactly_once(office, monkeypatch):
    chance = random.Random(20250331)
    start = moment(10, 3)
    assignments = []
    for _ in range(40):
        day = dt.date(2025, 3, 12) + dt.timedelta(days=chance.randrange(600))
        assignments.append(office.assign(Deadline.of_day(day), at=start, monitor=office.committee))
    plain = audit.record_all

    def unsure(kind, *, lines, **facts):
        """The entries are written up to one at which the machine stops."""
        whole = list(lines)
        written = [line for line in whole if chance.random() > 0.15]
        plain(kind, lines=written, **facts)
        if len(written) < len(whole):
            raise PowerCutError
        return len(written)

    monkeypatch.setattr(audit, "record_all", unsure)
    at, end, cuts = start, start + dt.timedelta(days=730), 0
    while at < end:
        try:
            sweep(at=at, batch=3)
        except PowerCutError:
            cuts += 1
        at += dt.timedelta(hours=chance.choice([1, 6, 6, 30, 200]))
    monkeypatch.setattr(audit, "record_all", plain)
    sweep(at=end)
    assert cuts > 3
    passed = Assignment.objects.filter(current_lapses_at__lte=end)
    overdue = Rung.objects.filter(kind=RungKind.OVERDUE)
    assert (
        set(overdue.values_list("assignment", flat=True))
        == {each.pk for each in passed}
        == {each.pk for each in assignments}
    )
    assert overdue.count() == len(assignments)
    entries = Entry.objects.filter(kind="assignments.rung_fired")
    assert entries.count() == Rung.objects.count()
    assert all(rung.fired_at >= rung.lapses_at for rung in overdue)
    early = Rung.objects.exclude(kind=RungKind.OVERDUE)
    assert all(rung.lapses_at - dt.timedelta(days=3) <= rung.fired_at < rung.lapses_at for rung in early)


def test_a_sweep_costs_the_same_statements_for_one_that_is_overdue_already_and_for_three(
    office, django_assert_num_queries
):
    for number in (1, 2):
        for _ in range(number):
            office.assign()
        sweep(at=moment(2, 4))
        # The ladders; for each rung, and for each side of what was not received, a savepoint, one look, its release.
        with django_assert_num_queries(16):
            jobs.sweep(at=moment(2, 4))


def test_a_sweep_in_batches_fires_what_one_batch_would(office):
    """However small the batches, and however many lapse at one moment."""
    for day in (12, 12, 12, 13, 13, 14, 20, 20):
        office.assign(Deadline.of_day(dt.date(2025, 3, day)), at=moment(10), monitor=office.committee)
    with transaction.atomic():
        whole = sweep(at=moment(21)), fired_rungs()
        transaction.set_rollback(True)
    assert (sweep(at=moment(21), batch=2), fired_rungs()) == whole
    assert whole[0] == SweepResult(overdue=8)


def fired_rungs() -> list[tuple]:
    return sorted(Rung.objects.values_list("assignment_id", "kind", "lapses_at", "fired_at"))


def test_every_reminder_has_an_entry_about_its_assignment_and_its_matter(office):
    made = [office.assign() for _ in range(3)]
    sweep(at=moment(2, 4))
    entries = Entry.objects.filter(kind="assignments.rung_fired")
    assert {(each.on_kind, each.on_id, *each.about) for each in entries} == {
        ("assignments.assignment", str(one.pk), f"{one.matter_kind}:{one.matter_id}") for one in made
    }
    assert {each.facts["rung"] for each in entries} == {"overdue"}
    assert {each.facts["lapses_at"] for each in entries} == {
        one.current_lapses_at.astimezone(dt.UTC).isoformat() for one in made
    }
    assert {(each.happened_at, each.actor["kind"]) for each in entries} == {(moment(2, 4), "system")}
