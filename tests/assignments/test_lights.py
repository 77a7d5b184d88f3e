"""The light follows from what stands and from a declared rule, and Python and the database agree on it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentRole, Light, Sign, Step
from decreta.assignments.lights import (
    BUILT_IN,
    ENDED,
    IN_DAYS,
    LIGHTS,
    ON_THE_WAY,
    REPORTED,
    SIGNS,
    Judged,
    Rule,
    judge,
    light_of,
    sign_of,
)
from decreta.assignments.models import LightRule, Report
from decreta.assignments.queries.lights import STEPS, assigned, light_version_of, rule_of
from decreta.assignments.timeliness import PRECEDENCE, Standing, classify, fold, is_near_due, state_of
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.obstacles.models import Link, Obstacle
from tests.assignments.histories import histories, moments, stored_as
from tests.assignments.office import matter, moment
from tests.assignments.test_timeliness import RANDOM, SYSTEM

LAPSE = moment(1, 4, hour=0)
GIVEN = moment(1, 3)
OPEN = Standing(assigned_at=GIVEN, received_at=GIVEN, current_lapses_at=LAPSE)


@pytest.mark.parametrize(
    ("standing", "said", "at", "light", "sign"),
    [
        (OPEN, None, moment(10), Light.GREY, Sign.NEVER_REPORTED),
        (OPEN, moment(9), moment(10), Light.GREEN, Sign.ON_THE_WAY),
        (OPEN, moment(9), moment(25), Light.ORANGE, Sign.NEAR_SILENT),
        (OPEN, moment(24), moment(25), Light.GREEN, Sign.ON_THE_WAY),
        (OPEN, moment(24), LAPSE, Light.RED, Sign.OVERDUE),
    ],
)
def test_the_rule_that_an_installation_begins_with(standing, said, at, light, sign):
    code = judge(Judged(standing, said), BUILT_IN, at)
    assert (light_of(code), sign_of(code)) == (light, sign)


def test_a_forecast_behind_the_deadline_is_red_and_the_day_itself_is_not():
    for day, sign in ((31, Sign.ON_THE_WAY), (32, Sign.FORECAST_LATE)):
        late = Standing(
            assigned_at=GIVEN,
            received_at=GIVEN,
            current_lapses_at=LAPSE,
            forecast_on=dt.date(2025, 3, 1) + dt.timedelta(days=day - 1),
        )
        assert sign_of(judge(Judged(late, moment(9)), BUILT_IN, moment(10))) is sign


def test_the_worst_light_is_the_one_that_is_told():
    code = judge(Judged(OPEN, moment(9), is_hindered=True), BUILT_IN, LAPSE)
    assert (light_of(code), sign_of(code)) == (Light.RED, Sign.OVERDUE)


def test_what_is_reported_is_on_its_way_and_what_is_done_has_no_light():
    reported = Standing(assigned_at=GIVEN, current_lapses_at=LAPSE, done_reported_at=moment(9))
    assert judge(Judged(reported, moment(9)), BUILT_IN, LAPSE) == REPORTED
    done = Standing(assigned_at=GIVEN, done_reported_at=moment(9), done_accepted_at=moment(10))
    assert judge(Judged(done, moment(9)), BUILT_IN, LAPSE) == ENDED


def rules() -> st.SearchStrategy[Rule]:
    lights = st.dictionaries(st.sampled_from(SIGNS), st.sampled_from(LIGHTS[:3]))
    days = st.fixed_dictionaries({sign: st.integers(0, 60) for sign in IN_DAYS})
    return st.builds(Rule, lights, days, st.integers(0, 60))


@given(rule=rules())
def test_a_rule_is_kept_as_it_was_said(rule):
    assert Rule.from_data(rule.to_data()) == rule


def _step(standing: Standing, at: dt.datetime) -> Step:
    """The step of a board, by hand."""
    state = state_of(standing)
    if state.value in _BY_STATE:
        return _BY_STATE[state.value]
    lapse = standing.current_lapses_at
    if lapse is not None and lapse <= at:
        return Step.OVERDUE
    if is_near_due(standing, at):
        return Step.NEAR_DUE
    return Step.UNRECEIVED if standing.received_at is None else Step.UNDER_WAY


_BY_STATE = {
    "closed": Step.CLOSED,
    "accepted": Step.DONE,
    "suspended": Step.SUSPENDED,
    "reported": Step.TO_VERIFY,
}
REPORTS = st.lists(moments(), max_size=4)
#: When an obstacle was raised, and when it was gone; `None` while it stands.
OBSTACLES = st.lists(st.tuples(moments(), st.none() | moments()), max_size=3)


@RANDOM
@given(
    found=st.lists(st.tuples(histories(), REPORTS, OBSTACLES), min_size=1, max_size=5),
    as_of=st.lists(moments(), min_size=1, max_size=4),
    rule=rules(),
)
def test_python_and_sql_judge_alike_for_any_history_any_rule_and_any_moment(office, found, as_of, rule):
    LightRule.objects.filter(replaced_at=None).update(replaced_at=moment(1, 1, hour=0, year=2020))
    LightRule.objects.create(
        body=office.committee,
        version=LightRule.objects.count() + 1,
        codes=rule.to_data(),
        set_at=moment(1, 1, hour=0, year=2020),
        by={},
    )
    keys = [UUID(matter().id) for _ in found]
    stored = {}
    for key, (steps, said, hindered) in zip(keys, found, strict=True):
        held = stored_as(office, steps, key, AssignmentRole.EACH)
        reports = [
            Report(
                assignment=held,
                ordinal=number,
                text="x",
                claims_done=False,
                reported_at=at,
                recorded_at=at,
                by=SYSTEM.as_facts(),
            )
            for number, at in enumerate(said, 1)
        ]
        stored[key] = steps, Report.objects.bulk_create(reports), hindered
        _hinder(office, held, hindered)
    for at in as_of:
        expected = {}
        for key, (steps, reports, hindered) in stored.items():
            standing = fold(steps, at)
            if standing.assigned_at is None:
                continue
            known = [one for one in reports if one.recorded_at <= at]
            newest = known[-1] if known else None
            stands = any(raised <= at and (gone is None or gone > at) for raised, gone in hindered)
            work = Judged(standing, newest and newest.reported_at, stands)
            expected[key] = (classify(standing, at), _step(standing, at), judge(work, rule, at))
        assert judged(keys, office.committee.pk, at) == expected


def _hinder(office, held, hindered):
    """Obstacles of the register that hang on an assignment."""
    made = Obstacle.objects.bulk_create(
        Obstacle(
            kind="money",
            text="x",
            wanted="x",
            assignment=held,
            body=office.committee,
            raised_at=raised,
            removed_at=gone,
            due_at=raised,
            by=SYSTEM.as_facts(),
        )
        for raised, gone in hindered
    )
    Link.objects.bulk_create(
        Link(obstacle=one, assignment=held, linked_at=one.raised_at, by=SYSTEM.as_facts()) for one in made
    )


def judged(keys, body_id, at):
    """What the database says of matters of a body."""
    sql, parameters = assigned(
        "SELECT unnest(%s::uuid[]) AS id, %s::uuid AS body_id, NULL::uuid AS programme_id",
        (keys, body_id),
        kind="tests.matter",
        moment=at,
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT matter_id, class, step, code FROM ({sql}) AS found", parameters)
        return {row[0]: (PRECEDENCE[row[1]], STEPS[row[2]], row[3]) for row in cursor.fetchall()}


def test_a_body_says_its_rule_and_goes_back_to_that_of_the_installation(office):
    strict = Rule({Sign.NEVER_REPORTED: Light.RED}, {Sign.NEVER_REPORTED: 0})
    assert rule_of(office.committee.pk) == (BUILT_IN, None)
    made = domain.set_light_rule(body=office.committee, rule=strict, of_version=0, by=office.sen)
    assert rule_of(office.committee.pk)[0].lights == strict.lights
    task = matter()
    office.assign(matter=task)
    key, now = UUID(task.id), clock.now()
    assert judged([key], office.committee.pk, now)[key][2] == 100 + SIGNS.index(Sign.NEVER_REPORTED)
    # A day before the rule was set is judged by what held then; nothing was known on it here.
    domain.set_light_rule(body=office.committee, rule=None, of_version=made.version, by=office.sen)
    assert rule_of(office.committee.pk) == (BUILT_IN, None)
    assert judged([key], office.committee.pk, now + dt.timedelta(seconds=1))[key][2] // 100 != 1
    assert light_version_of(office.committee.pk) == 2


def test_who_may_say_the_rule(office):
    for body, by in ((None, office.sen), (office.committee, office.an)):
        with pytest.raises(NotAllowed):
            domain.set_light_rule(body=body, rule=BUILT_IN, of_version=0, by=by)
    domain.set_light_rule(body=None, rule=BUILT_IN, of_version=0, by=office.dung)
    with pytest.raises(Stale):
        domain.set_light_rule(body=None, rule=BUILT_IN, of_version=0, by=office.dung)


@pytest.mark.parametrize(
    "rule", [None, Rule({Sign.SILENT: Light.GREEN}), Rule({Sign.SILENT: Light.RED}, {Sign.SILENT: -1})]
)
def test_a_rule_that_nobody_could_mean_is_refused(office, rule):
    with pytest.raises(Invalid):
        domain.set_light_rule(body=None, rule=rule, of_version=0, by=office.dung)


def test_codes_say_light_and_reason():
    assert (light_of(ON_THE_WAY), sign_of(ON_THE_WAY)) == (Light.GREEN, Sign.ON_THE_WAY)
    assert sign_of(ENDED) is Sign.ENDED
