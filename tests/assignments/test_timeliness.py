"""Exactly one class is true of an assignment as of a moment, and Python and the database agree on it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentRole, FactKind, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries import timeliness as queries
from decreta.assignments.timeliness import NEAR, PRECEDENCE, Against, Standing, classify, fold, is_near_due, roll_up
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import rolled_up
from tests.assignments.histories import FACTS, Step, histories, moments, stored_as
from tests.assignments.office import matter, moment

LAPSE = moment(1, 4, hour=0)
BEFORE, AFTER = moment(20), moment(20, 4)
SYSTEM = Actor.system("tests")


@pytest.mark.parametrize(
    ("standing", "as_of", "expected"),
    [
        (Standing(), AFTER, Timeliness.UNDATED),
        (Standing(current_lapses_at=LAPSE), LAPSE - dt.timedelta(microseconds=1), Timeliness.IN_PROGRESS_IN_TIME),
        (Standing(current_lapses_at=LAPSE), LAPSE, Timeliness.OVERDUE),
        (Standing(current_lapses_at=LAPSE, done_reported_at=BEFORE), AFTER, Timeliness.REPORTED_IN_TIME),
        (Standing(current_lapses_at=LAPSE, done_reported_at=LAPSE), AFTER, Timeliness.REPORTED_LATE),
        (Standing(done_reported_at=AFTER), AFTER, Timeliness.REPORTED_IN_TIME),
        (
            Standing(current_lapses_at=LAPSE, done_reported_at=BEFORE, done_accepted_at=AFTER),
            AFTER,
            Timeliness.DONE_IN_TIME,
        ),
        (
            Standing(current_lapses_at=LAPSE, done_reported_at=LAPSE, done_accepted_at=AFTER),
            AFTER,
            Timeliness.DONE_LATE,
        ),
        (Standing(done_reported_at=AFTER, done_accepted_at=AFTER), AFTER, Timeliness.DONE_IN_TIME),
        (Standing(current_lapses_at=LAPSE, suspended_at=BEFORE), AFTER, Timeliness.SUSPENDED),
        (Standing(current_lapses_at=LAPSE, suspended_at=BEFORE, closed_at=AFTER), AFTER, Timeliness.CLOSED_OTHERWISE),
    ],
)
def test_the_class_follows_from_standing_and_moment(standing, as_of, expected):
    assert classify(standing, as_of) is expected


def test_near_due_is_a_flag_of_work_in_time_at_most_three_days_before_its_lapse():
    standing = Standing(current_lapses_at=LAPSE)
    days = {each: is_near_due(standing, LAPSE - dt.timedelta(days=each)) for each in (0, 1, 3, 4)}
    assert days == {0: False, 1: True, 3: True, 4: False}


def test_the_class_of_a_matter_is_that_of_its_worst_assignment_and_closed_ones_count_only_alone():
    assert roll_up([]) is None
    assert roll_up([Timeliness.CLOSED_OTHERWISE, Timeliness.DONE_IN_TIME]) is Timeliness.DONE_IN_TIME
    assert roll_up([Timeliness.CLOSED_OTHERWISE]) is Timeliness.CLOSED_OTHERWISE
    assert [roll_up(pair) for pair in itertools.pairwise(PRECEDENCE)] == list(PRECEDENCE[:-1])
    assert set(PRECEDENCE) == set(Timeliness)


def test_t6_the_same_report_is_produced_again_for_any_past_date(office):
    """9 of 13 in progress at the end of March stay 9 of 13, whatever happens afterwards."""
    thirteen = [office.received() for _ in range(13)]
    for assignment in thirteen[:4]:
        report = domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an)
        domain.accept(report=report, by=office.sen)
    march, april = clock.end_of_day(dt.date(2025, 3, 31)), clock.end_of_day(dt.date(2025, 4, 1))

    def counted(at: dt.datetime) -> Counter[str]:
        return Counter(queries.as_of(Assignment.objects.all(), at).values_list("timeliness", flat=True))

    assert counted(march) == {Timeliness.DONE_IN_TIME: 4, Timeliness.IN_PROGRESS_IN_TIME: 9}
    assert counted(april) == {Timeliness.DONE_IN_TIME: 4, Timeliness.OVERDUE: 9}
    with clock.frozen(moment(5, 4)):
        for assignment in thirteen[4:]:
            # Stated on 5 April for 30 March: as of the end of March nobody had recorded it.
            report = domain.report(
                assignment=assignment, text="Done", claims_done=True, reported_at=moment(30), by=office.an
            )
            domain.accept(report=report, by=office.sen)
        assert counted(march) == {Timeliness.DONE_IN_TIME: 4, Timeliness.IN_PROGRESS_IN_TIME: 9}
        assert counted(april) == {Timeliness.DONE_IN_TIME: 4, Timeliness.OVERDUE: 9}
        assert counted(clock.end_of_day(dt.date(2025, 4, 5))) == {Timeliness.DONE_IN_TIME: 13}


def test_t1_done_in_time_and_in_progress_in_time_are_different_classes_and_never_mix(office):
    """3 of 3: either reading can be expressed, by facts alone."""
    performed, completed = ([office.received() for _ in range(3)] for _ in range(2))
    for assignment in completed:
        domain.accept(
            report=domain.report(assignment=assignment, text="Done", claims_done=True, by=office.an), by=office.sen
        )
    for group, expected in ((performed, Timeliness.IN_PROGRESS_IN_TIME), (completed, Timeliness.DONE_IN_TIME)):
        found = queries.annotate_now(Assignment.objects.filter(pk__in=[each.pk for each in group]), clock.now())
        assert list(found.values_list("timeliness", flat=True)) == [expected] * 3


def test_the_national_figures_of_2017_reconcile(office):
    """21,914 tasks = 16,051 completed (14,068 in time, 1,983 late) + 5,863 not completed (5,640 in time, 223 overdue)."""
    scale = {
        Timeliness.DONE_IN_TIME: 14_068,
        Timeliness.DONE_LATE: 1_983,
        Timeliness.IN_PROGRESS_IN_TIME: 5_640,
        Timeliness.OVERDUE: 223,
    }
    december = moment(31, 12, year=2017)
    shape = {
        Timeliness.DONE_IN_TIME: (moment(30, 12, year=2017), moment(1, 12, year=2017), december),
        Timeliness.DONE_LATE: (moment(30, 11, year=2017), moment(1, 12, year=2017), december),
        Timeliness.IN_PROGRESS_IN_TIME: (moment(31, 3, year=2018), None, None),
        Timeliness.OVERDUE: (moment(30, 11, year=2017), None, None),
    }
    begun = moment(2, 1, year=2017)
    Assignment.objects.bulk_create(
        [
            Assignment(
                matter_kind="tests.matter",
                matter_id=UUID(matter().id),
                role=AssignmentRole.LEAD,
                organisation=office.ministry,
                deadline=Deadline.of_year(2017).to_data(),
                assigned_at=begun,
                recorded_at=begun,
                last_fact_at=begun,
                current_lapses_at=lapse,
                done_reported_at=reported_at,
                done_accepted_at=accepted_at,
            )
            for each, (lapse, reported_at, accepted_at) in shape.items()
            for _ in range(scale[each])
        ],
        batch_size=2000,
    )
    found = Counter(queries.as_of(Assignment.objects.all(), december).values_list("timeliness", flat=True))
    assert found == scale
    completed = found[Timeliness.DONE_IN_TIME] + found[Timeliness.DONE_LATE]
    assert (found.total(), completed, found.total() - completed) == (21_914, 16_051, 5_863)


def _rolled(found: list[queries.Rolled]) -> dict[tuple[UUID, str], tuple[object, ...]]:
    rest = ("number", "lapses_at", "reported_at", "baseline_lapses_at", "forecast_on", "is_extended", "points", "stated")
    return {(one.matter_id, one.timeliness): tuple(getattr(one, name) for name in rest) for one in found}


def _rolled_by_hand(stored, rows, at, against) -> dict[tuple[UUID, str], tuple[object, ...]]:
    """What `queries.folded` gives, by the fold in Python."""
    groups: dict[tuple[UUID, str], list[Standing]] = {}
    for row in rows:
        then = fold(stored[row.pk], at)
        if then.assigned_at is not None:
            groups.setdefault((row.matter_id, classify(then, at, against=against)), []).append(then)
    return {
        key: (
            len(members),
            min(filter(None, (one.lapse(against) for one in members)), default=None),
            max(filter(None, (one.done_reported_at for one in members)), default=None),
            min(filter(None, (one.baseline_lapses_at for one in members)), default=None),
            max(filter(None, (one.forecast_on for one in members)), default=None),
            any(one.current_lapses_at != one.baseline_lapses_at for one in members),
            sum(_points(one) or 0 for one in members),
            sum(_points(one) is not None for one in members),
        )
        for key, members in groups.items()
    }


def _points(one: Standing) -> int | None:
    """How far one says it is: who reports it done says a hundred."""
    return 100 if one.done_reported_at is not None else one.percent


RANDOM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@RANDOM
@given(found=st.lists(histories(), min_size=1, max_size=6), as_of=st.lists(moments(), min_size=1, max_size=6))
def test_python_and_sql_give_the_same_class_for_any_history_and_any_moment(office, found, as_of):
    matters = [UUID(matter().id), UUID(matter().id)]
    stored = {stored_as(office, steps, matters[n % 2], AssignmentRole.EACH).pk: steps for n, steps in enumerate(found)}
    rows = Assignment.objects.filter(pk__in=stored)
    for against in ("current", "baseline"):
        for at in as_of:
            then = {key: fold(steps, at) for key, steps in stored.items()}
            expected = {
                key: classify(each, at, against=against) for key, each in then.items() if each.assigned_at is not None
            }
            assert dict(queries.as_of(rows, at, against=against).values_list("pk", "timeliness")) == expected
            folded = rows.filter(recorded_at__lte=at).annotate(only_facts=queries.FoldedClass(at, against))
            assert dict(folded.values_list("pk", "only_facts")) == expected
            by_matter: dict[UUID, list[Timeliness]] = {}
            for row in rows:
                if row.pk in expected:
                    by_matter.setdefault(row.matter_id, []).append(expected[row.pk])
            assert queries.matter_classes(rows, at, against=against) == {
                key: roll_up(each) for key, each in by_matter.items()
            }
            assert _rolled(queries.folded(rows, at, against=against)) == _rolled_by_hand(stored, rows, at, against)
        later = moment(1, 12)
        now = {key: classify(fold(steps), later, against=against) for key, steps in stored.items()}
        assert dict(queries.annotate_now(rows, later, against=against).values_list("pk", "timeliness")) == now
    now = {key: classify(fold(steps), later) for key, steps in stored.items()}
    for at in as_of:
        then = {key: fold(steps, at) for key, steps in stored.items()}
        loads = {
            key: NEAR if is_near_due(each, at) else classify(each, at)
            for key, each in then.items()
            if each.assigned_at is not None
        }
        assert dict(queries.with_load(rows, at, is_past=True).values_list("pk", "load")) == loads
    loads = {key: NEAR if is_near_due(fold(steps), later) else now[key] for key, steps in stored.items()}
    assert dict(queries.with_load(rows, later, is_past=False).values_list("pk", "load")) == loads
    flags = {key: is_near_due(fold(steps), as_of[0]) for key, steps in stored.items()}
    assert dict(queries.annotate_now(rows, as_of[0]).values_list("pk", "is_near_due")) == flags


def _relieved(steps: list[Step]) -> list[Step]:
    """The same history of one who was relieved at its end, if it has not ended otherwise."""
    if fold(steps).closed_at is not None:
        return steps
    last = steps[-1]
    return [*steps, Step(FactKind.CLOSED, last.recorded_at, last.recorded_at, last.ordinal + 1, None)]


def _together(thens: list[Standing], at: dt.datetime, against: Against) -> tuple[object, ...]:
    """What a task shows by its assignments, from the definitions: who was relieved counts only where nobody else is."""
    known = [one for one in thens if one.assigned_at is not None]
    members = [one for one in known if one.closed_at is None] or known
    said = [_points(one) for one in members]
    return (
        roll_up(classify(one, at, against=against) for one in known),
        len(members),
        min(filter(None, (one.lapse(against) for one in members)), default=None),
        min(filter(None, (one.baseline_lapses_at for one in members)), default=None),
        max(filter(None, (one.done_reported_at for one in members)), default=None),
        max(filter(None, (one.forecast_on for one in members)), default=None),
        any(one.current_lapses_at != one.baseline_lapses_at for one in members),
        sum(one or 0 for one in said) // len(members) if any(one is not None for one in said) else None,
    )


@RANDOM
@given(
    found=st.lists(st.tuples(histories(), st.booleans()), min_size=1, max_size=5),
    as_of=st.lists(moments(), min_size=1, max_size=4),
)
def test_what_a_task_shows_leaves_out_who_was_relieved(office, found, as_of):
    task = UUID(matter().id)
    kept = [_relieved(steps) if is_relieved else steps for steps, is_relieved in found]
    for steps in kept:
        stored_as(office, steps, task, AssignmentRole.EACH, matter_kind=MATTER_KIND, body=office.committee)
    for against in ("current", "baseline"):
        for at in [*as_of, moment(1, 12)]:
            expected = _together([fold(steps, at) for steps in kept], at, against)
            roll = rolled_up(Ids([task]), at, against).get(task)
            assert (None if roll is None else _shown(roll)) == (expected if expected[1] else None)


def _shown(roll) -> tuple[object, ...]:
    come = roll.sum
    dates = (come.lapses_at, come.baseline_lapses_at, come.reported_at, come.forecast_on)
    return (roll_up(roll.classes), come.number, *dates, come.is_extended, come.percent)


def test_the_random_histories_know_every_kind_of_fact():
    assert {FactKind.ASSIGNED}.union(*FACTS.values()) == set(FactKind)


def test_counting_by_class_is_one_statement(office, django_assert_num_queries):
    for _ in range(3):
        office.assign()
    past = queries.as_of(Assignment.objects.all(), moment(20))
    with django_assert_num_queries(1):
        from django.db.models import Count

        counted = past.order_by().values("due_period", "timeliness").annotate(number=Count("pk"))
        assert list(counted) == []  # recorded on the 31st
        counted = (
            queries.as_of(Assignment.objects.all(), clock.now())
            .order_by()
            .values("timeliness")
            .annotate(number=Count("pk"))
        )
    assert list(counted) == [{"timeliness": Timeliness.IN_PROGRESS_IN_TIME, "number": 3}]


def test_a_matters_class_composes_with_a_queryset_of_matters(office):
    """Any model with an id may stand for the matters; the assignments' own ids do here."""
    task = matter()
    each = [
        office.assign(matter=task, role=AssignmentRole.EACH, organisation=one)
        for one in (office.ministry, office.province)
    ]
    domain.close(assignment=each[0], reason="Merged", by=office.sen)
    found = Assignment.objects.annotate(of_matter=queries.matter_class("tests.matter", clock.now(), outer="matter_id"))
    assert set(found.values_list("of_matter", flat=True)) == {Timeliness.IN_PROGRESS_IN_TIME}
