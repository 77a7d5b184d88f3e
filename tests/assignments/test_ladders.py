"""What fires by itself is data: who sets it, what it refuses, what a stop of a week leaves, and two years of it."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from decreta import audit
from decreta.assignments import domain, jobs
from decreta.assignments.enums import Audience, Colour, RungKind
from decreta.assignments.enums import Step as LightStep
from decreta.assignments.jobs import SweepResult, sweep
from decreta.assignments.ladder import BUILT_IN, FULL, LAST_KEY, NEAR_KEY, Step
from decreta.assignments.models import Assignment, Ladder, Rung
from decreta.assignments.queries.ladders import in_force, ladder_of, near_due
from decreta.assignments.queries.lights import STEPS, assigned
from decreta.assignments.queries.timeliness import annotate_now
from decreta.assignments.timeliness import NEAR_DUE
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.organisation.queries.calendars import is_working_day
from tests.assignments.office import ZONE, Office, moment


def rung(kind: RungKind, days: int, tells: Audience = Audience.ASSIGNEE, **other) -> Step:
    return Step(kind, tells, days, other.pop("key", None) or uuid.uuid4(), **other)


def test_a_body_has_its_own_ladder_and_goes_back_to_the_one_of_all(office):
    domain.set_ladder(body=office.committee, steps=[rung(RungKind.OVERDUE, 2)], of_version=0, by=office.sen)
    of_committee, of_house = office.assign(), office.assign(unit=office.department, monitor=None, by=office.an)
    assert sweep(at=moment(1, 4)) == SweepResult(overdue=1)
    assert Rung.objects.get().assignment == of_house
    assert sweep(at=moment(3, 4)) == SweepResult(overdue=1)
    assert Rung.objects.get(assignment=of_committee).step.ladder.version == 1
    domain.drop_ladder(body=office.committee, of_version=1, by=office.binh)
    assert [one.body_id for one in in_force()] == [None]
    assert ladder_of(office.committee.pk).steps == BUILT_IN.steps
    assert domain.drop_ladder(body=office.committee, of_version=2, by=office.binh) is None
    assert set(Entry.objects.filter(kind__startswith="assignments.ladder").values_list("kind", flat=True)) == {
        "assignments.ladder_set",
        "assignments.ladder_dropped",
    }


def test_who_sets_a_ladder(office):
    for body, by in (
        (office.committee, office.an),
        (office.committee, office.dung),
        (None, office.sen),
        (None, office.binh),
    ):
        with pytest.raises(NotAllowed):
            domain.set_ladder(body=body, steps=FULL, of_version=0, by=by)
    domain.set_ladder(body=None, steps=FULL, of_version=0, by=office.dung)
    domain.set_ladder(body=office.committee, steps=FULL, of_version=0, by=office.binh)


def test_what_somebody_else_set_meanwhile_is_not_written_over(office):
    domain.set_ladder(body=office.committee, steps=FULL, of_version=0, by=office.sen)
    with pytest.raises(Stale):
        domain.set_ladder(body=office.committee, steps=BUILT_IN.steps, of_version=0, by=office.binh)
    assert len(ladder_of(office.committee.pk).steps) == len(FULL)


LETTER = {"tells": Audience.STAFF, "colour": Colour.YELLOW}


@pytest.mark.parametrize(
    ("rungs", "codes"),
    [
        ([], {"empty"}),
        ([rung(RungKind.REMIND, day) for day in range(-30, -9)], {"too_many"}),
        ([rung(RungKind.REMIND, -366)], {"too_far"}),
        ([rung(RungKind.NEAR_DUE, 0), rung(RungKind.OVERDUE, -1)], {"not_before", "not_after"}),
        ([rung(RungKind.LETTER, 3, Audience.STAFF)], {"colour"}),
        ([rung(RungKind.OVERDUE, 3, colour="red")], {"colour"}),
        ([rung(RungKind.LETTER, 3, colour="red")], {"tells"}),
        ([rung(RungKind.ESCALATE, 3)], {"tells"}),
        ([rung(RungKind.REMIND, 3), rung(RungKind.OVERDUE, 3)], {"twice"}),
        ([rung(RungKind.LETTER, 3, Audience.STAFF, colour="red"), rung(RungKind.LETTER, 9, **LETTER)], {"order"}),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused_with_everything_that_is_wrong(office, rungs, codes):
    with pytest.raises(Invalid) as refused:
        domain.set_ladder(body=office.committee, steps=rungs, of_version=0, by=office.sen)
    assert {one.code for one in refused.value.problems} == codes
    keys = {f"rung-{one.key}" for one in rungs} | {None}
    assert {one.field for one in refused.value.problems} <= keys


def test_two_rungs_of_one_day_for_different_roles_are_two_rungs(office):
    each = [rung(RungKind.REMIND, -5, roles=(role,)) for role in ("lead", "coordinate")]
    domain.set_ladder(body=office.committee, steps=each, of_version=0, by=office.sen)
    office.assign()
    assert sweep(at=moment(28)) == SweepResult(remind=1)


def test_working_days_before_and_after_the_lapse(office):
    """The lapse is the end of Monday 31 March 2025; 7 April is Hùng Kings' day."""
    working = {"in_working_days": True}
    rungs = [
        rung(RungKind.NEAR_DUE, -2, **working),
        rung(RungKind.OVERDUE, 4, **working),
        rung(RungKind.LETTER, 5, **working, **LETTER),
    ]
    domain.set_ladder(body=office.committee, steps=rungs, of_version=0, by=office.sen)
    office.assign()
    fired = {}
    for day in range(30):
        at = moment(25, hour=0) + dt.timedelta(days=day)
        if (result := sweep(at=at)).total:
            fired[at.date()] = result
    assert fired == {
        dt.date(2025, 3, 28): SweepResult(near_due=1),  # Friday and Monday are left
        dt.date(2025, 4, 5): SweepResult(overdue=1),  # Tuesday to Friday have passed
        dt.date(2025, 4, 9): SweepResult(letter=1),  # and Tuesday after the holiday
    }


def test_after_a_stop_only_the_highest_rung_speaks_to_each_and_the_others_are_noted_as_passed_over(office):
    domain.set_ladder(body=office.committee, steps=FULL, of_version=0, by=office.sen)
    assignment = office.assign()
    assert sweep(at=moment(22)) == SweepResult(remind=1)
    assert sweep(at=moment(12, 5)) == SweepResult(overdue=1, letter=1, escalate=2)
    after = {(one.kind, one.colour, one.tells): one for one in assignment.rungs.exclude(kind=RungKind.REMIND)}
    assert set(after) == {
        ("overdue", "", "assignee"),
        ("letter", "orange" if ("letter", "orange", "staff") in after else "red", "staff"),
        ("escalate", "", "leaders"),
        ("escalate", "", "head"),
    }
    assert set(after["overdue", "", "assignee"].passed_over) == {NEAR_KEY, LAST_KEY}
    # However the ladder is edited afterwards, what was passed over is not sent.
    moved = [replace(one, days=45) if one.key == NEAR_KEY else one for one in FULL]
    moved = [replace(one, kind=RungKind.REMIND) if one.key == NEAR_KEY else one for one in moved]
    domain.set_ladder(body=office.committee, steps=moved, of_version=1, by=office.sen)
    assert sweep(at=moment(20, 5)).remind == 0


def test_a_rung_that_fired_stays_as_it_was_told_and_does_not_fire_again_when_it_is_moved(office):
    yellow = rung(RungKind.LETTER, 3, **LETTER)
    domain.set_ladder(body=office.committee, steps=[yellow], of_version=0, by=office.sen)
    office.assign()
    assert sweep(at=moment(4, 4)) == SweepResult(letter=1)
    orange = replace(yellow, days=9, colour=Colour.ORANGE)
    domain.set_ladder(body=office.committee, steps=[orange], of_version=1, by=office.sen)
    assert sweep(at=moment(20, 4)) == SweepResult()
    told = Rung.objects.get()
    assert (told.colour, told.step.days, told.step.ladder.version) == ("yellow", 3, 1)
    assert Ladder.objects.filter(replaced_at=None).get().version == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Rung.objects.update(colour="red")
    with pytest.raises(DatabaseError), transaction.atomic():
        told.step.ladder.steps.update(days=1)


def test_a_letter_is_proposed_only_for_agencies_that_answer_to_a_monitoring_body(office):
    domain.set_ladder(body=None, steps=[rung(RungKind.LETTER, 3, **LETTER)], of_version=0, by=office.dung)
    office.assign(role="coordinate", organisation=office.province)
    office.assign(unit=office.department, monitor=None, by=office.an)
    lead = office.assign()
    assert sweep(at=moment(4, 4)) == SweepResult(letter=1)
    assert Rung.objects.get().assignment == lead
    assert Entry.objects.get(kind="assignments.rung_fired").facts["colour"] == "yellow"


class PowerCutError(Exception):
    """The machine stops."""


YEARS = 730


class Life:
    """Two years of an office by chance, and what the ladders say must have fired: counted forwards, rung by rung."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.chance = random.Random(seed)
        self.versions = {None: 0, office.committee.pk: 0}
        self.keys = [one.key for one in FULL]
        #: (assignment, lapse, key) → whether it was sent; else it was passed over.
        self.known: dict[tuple[uuid.UUID, dt.datetime, uuid.UUID], bool] = {}

    def set_ladder(self, body) -> None:
        """Rungs of which some keep their keys through all versions."""
        chance, taken, rungs = self.chance, set(), []
        for key in chance.sample(self.keys, chance.randint(4, len(self.keys))):
            tells = chance.choice(list(Audience))
            kind = {
                Audience.STAFF: RungKind.LETTER,
                Audience.ASSIGNEE: chance.choice([RungKind.REMIND, RungKind.OVERDUE]),
            }.get(tells, RungKind.ESCALATE)
            days = chance.randint(0 if kind in {RungKind.OVERDUE, RungKind.LETTER} else -12, 40)
            working = chance.random() < 0.4
            roles = ("lead",) if chance.random() < 0.2 else ()
            one = Step(kind, tells, days, key, in_working_days=working, roles=roles)
            if (tells, one.rank) not in taken:
                taken.add((tells, one.rank))
                rungs.append(one)
        rungs.sort(key=lambda each: each.rank)
        letters = [one for one in rungs if one.kind == RungKind.LETTER]
        colours = sorted(chance.choices(range(3), k=len(letters)))
        coloured = {one.key: list(Colour)[colour] for one, colour in zip(letters, colours, strict=True)}
        steps = [replace(one, colour=coloured.get(one.key, "")) for one in rungs]
        pk = body.pk if body else None
        by = self.office.sen if body else self.office.dung
        domain.set_ladder(body=body, steps=steps, of_version=self.versions[pk], by=by)
        self.versions[pk] += 1

    def assign(self, at: dt.datetime) -> None:
        day = at.date() + dt.timedelta(days=self.chance.randint(0, 60))
        given = self.chance.choice(
            [
                {"monitor": self.office.committee},
                {"monitor": self.office.committee},
                {"monitor": self.office.committee, "role": "coordinate", "organisation": self.office.province},
                {"monitor": None, "unit": self.office.department, "by": self.office.an},
            ]
        )
        self.office.assign(Deadline.of_day(day), at=at, **given)

    def something_happens(self, at: dt.datetime, one: Assignment) -> None:
        """One of the acts that the state allows, else nothing."""
        office, chance = self.office, self.chance
        by = office.an if one.monitor_id is None or one.organisation_id == office.ministry.pk else office.chi
        watching, deciding = office.sen, office.binh
        if one.monitor_id is None:
            house = {"organisation_ids": frozenset({office.ministry.pk}), "body_ids": frozenset()}
            by = replace(office.an, unit_ids=frozenset({office.department.pk}))
            watching = deciding = replace(office.binh, **house)
        if one.suspended_at is not None:
            domain.resume(assignment=one, reason="Tiếp tục.", by=watching)
        elif one.closed_at is not None or one.done_accepted_at is not None:
            return
        elif one.done_reported_at is not None:
            report = one.reports.last()
            if chance.random() < 0.5:
                domain.return_report(report=report, reason="Chưa đủ.", by=watching)
            else:
                domain.accept(report=report, by=watching)
        elif one.received_at is None:
            domain.receive(assignment=one, by=by)
        elif (what := chance.random()) < 0.4 and at < one.current_lapses_at:
            until = one.current_lapses_at.astimezone(ZONE).date() + dt.timedelta(days=chance.randint(3, 40))
            request = domain.ask_extension(assignment=one, until=until, reason="Cần thêm thời gian.", by=by)
            domain.decide_extension(request=request, grant=True, symbol="7-TB/BCĐ", by=deciding)
        elif what < 0.6:
            domain.suspend(assignment=one, reason="Chờ.", by=watching)
        elif what < 0.9:
            domain.report(assignment=one, text="Xong.", claims_done=True, by=by)
        else:
            domain.close(assignment=one, reason="Thôi.", by=watching)

    def due(self, at: dt.datetime) -> dict[tuple[uuid.UUID, dt.datetime, uuid.UUID], bool]:
        """What a sweep at a moment has to fire and to pass over, told forwards from each lapse."""
        found = {}
        ladders = {one.body_id: one for one in in_force()}
        in_work = Assignment.objects.filter(
            closed_at=None, done_accepted_at=None, done_reported_at=None, suspended_at=None
        )
        for one in in_work:
            lapse, ladder = one.current_lapses_at, ladders.get(one.monitor_id, ladders[None])
            urgeable = one.monitor_id is not None and one.role in {"lead", "each"}
            mine = [
                step
                for step in ladder.steps
                if (not step.roles or one.role in step.roles) and (step.kind != RungKind.LETTER or urgeable)
            ]
            for tells in Audience:
                line = [step for step in mine if step.tells == tells]
                reached = [n for n, step in enumerate(line) if comes_at(step, lapse) <= at]
                if not reached or (one.pk, lapse, line[reached[-1]].key) in self.known:
                    continue
                found[one.pk, lapse, line[reached[-1]].key] = True
                for lower in line[: reached[-1]]:
                    if (one.pk, lapse, lower.key) not in self.known:
                        found[one.pk, lapse, lower.key] = False
        return found


def comes_at(step: Step, lapse: dt.datetime) -> dt.datetime:
    """When a rung is reached, counted day by day from the lapse."""
    if not step.in_working_days or step.days == 0:
        return lapse + dt.timedelta(days=step.days)
    day = (lapse - dt.timedelta(microseconds=1)).astimezone(ZONE).date()
    left = abs(step.days)
    if step.days < 0:
        left -= is_working_day(day)
        while left:
            day -= dt.timedelta(days=1)
            left -= is_working_day(day)
        return dt.datetime.combine(day, dt.time.min, tzinfo=ZONE)
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, tzinfo=ZONE)


def recorded() -> dict[tuple[uuid.UUID, dt.datetime, uuid.UUID], bool]:
    """Every rung as the database has it; each stands there once."""
    found = {}
    for assignment, lapse, key, passed in Rung.objects.values_list("assignment_id", "lapses_at", "key", "passed_over"):
        for name, sent in ((key, True), *((one, False) for one in passed)):
            assert (assignment, lapse, name) not in found
            found[assignment, lapse, name] = sent
    return found


def test_over_two_years_of_chance_and_power_cuts_each_rung_fires_exactly_once_and_none_is_missing(office, monkeypatch):
    life, at, cuts = Life(office, 57), moment(10), 0
    chance = life.chance
    plain_entries, plain_rung = audit.record_all, jobs.fire_rung

    def unsure_entries(kind, *, lines, **facts):
        """The machine may stop in the middle of a batch, before its transaction is whole."""
        whole = list(lines)
        written = plain_entries(kind, lines=whole[: chance.randint(0, len(whole))], **facts)
        if chance.random() < 0.3:
            raise PowerCutError
        return written + plain_entries(kind, lines=whole[written:], **facts)

    def unsure_rung(**arguments):
        """Or between two of them."""
        if chance.random() < 0.05:
            raise PowerCutError
        return plain_rung(**arguments)

    end = at + dt.timedelta(days=YEARS)
    with clock.frozen(at):
        for body in (None, office.committee):
            life.set_ladder(body)
    while at < end:
        with clock.frozen(at):
            for _new in range(chance.randint(0, 1)):
                life.assign(at)
            for one in Assignment.objects.order_by("recorded_at", "pk"):
                if chance.random() < 0.06:
                    life.something_happens(at, one)
            if chance.random() < 0.05:
                life.set_ladder(chance.choice([None, office.committee]))
            must = life.due(at)
            monkeypatch.setattr(audit, "record_all", unsure_entries)
            monkeypatch.setattr(jobs, "fire_rung", unsure_rung)
            try:
                sweep(at=at, batch=3)
                was_cut = False
            except PowerCutError:
                cuts, was_cut = cuts + 1, True
            monkeypatch.setattr(audit, "record_all", plain_entries)
            monkeypatch.setattr(jobs, "fire_rung", plain_rung)
            if was_cut and chance.random() < 0.5:
                sweep(at=at, batch=3)
                was_cut = False
        now = recorded()
        fresh = {key: sent for key, sent in now.items() if key not in life.known}
        assert fresh.items() <= must.items() if was_cut else fresh == must
        assert life.known.items() <= now.items()
        life.known = now
        at += dt.timedelta(hours=chance.choice([6, 30, 100, 200, 300, 500]))
    sent = [key for key, was_sent in life.known.items() if was_sent]
    assert (cuts > 5, len(sent) > 100, len(life.known) > len(sent)) == (True, True, True)
    entries = Entry.objects.filter(kind="assignments.rung_fired").values_list("on_id", "facts")
    told = sorted((uuid.UUID(pk), dt.datetime.fromisoformat(facts["lapses_at"])) for pk, facts in entries)
    assert told == sorted((pk, lapse) for pk, lapse, _key in sent)  # and each is in the log once
    states = Assignment.objects.exclude(closed_at=None, done_accepted_at=None)
    for one in states.prefetch_related("rungs"):
        assert all(each.fired_at <= (one.closed_at or one.done_accepted_at) for each in one.rungs.all())


def test_what_is_offered_to_begin_with_can_be_climbed():
    assert all(a.rank <= b.rank for a, b in pairwise(FULL))
    assert len({one.key for one in FULL}) == len(FULL)


def test_how_near_is_near_is_said_by_the_ladder_of_the_body_everywhere_alike(office):
    """MARCH lapses on 1 April: five days before, it is near for a body that says seven days, and for no other."""
    domain.set_ladder(body=office.committee, steps=[rung(RungKind.NEAR_DUE, -7)], of_version=0, by=office.sen)
    at = moment(27)
    with clock.frozen(moment(10)):
        of_committee, of_house = office.received(), office.assign(unit=office.department, monitor=None, by=office.an)
    counted = annotate_now(Assignment.objects.all(), at).values_list("pk", "is_near_due")
    assert dict(counted) == {of_committee.pk: True, of_house.pk: False}
    assert near_due(office.committee.pk) == dt.timedelta(days=7)
    assert near_due() == near_due(uuid.uuid4()) == NEAR_DUE
    matters = "SELECT %s::uuid AS id, %s::uuid AS body_id, NULL::uuid AS programme_id"
    for body, step in ((office.committee.pk, LightStep.NEAR_DUE), (None, LightStep.UNDER_WAY)):
        statement, values = assigned(matters, (of_committee.matter_id, body), kind=of_committee.matter_kind, moment=at)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT step FROM ({statement}) AS found", values)
            assert [STEPS[place] for (place,) in cursor.fetchall()] == [step]
