"""What is read from spells is what the assignments say: pictures, lists, and who sees which task."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from decreta.assignments import domain as assignments
from decreta.assignments.enums import Light, Sign
from decreta.assignments.lights import LIGHTS, Rule
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.core import clock
from decreta.directives.domain import counting
from decreta.directives.models import Spell, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries import lights
from decreta.directives.queries.class_cells import class_cells
from decreta.directives.queries.task_list import selected, tasks_asked_for
from decreta.directives.queries.uncounted import uncounted
from decreta.directives.tables.tasks import TASKS
from decreta.ui.tables import listed
from tests.changes.stories import DUE, another, task_due
from tests.changes.test_judging import claimed
from tests.documents import office as offices

pytestmark = pytest.mark.django_db
DAYS = (DUE - dt.timedelta(days=30), DUE - dt.timedelta(days=1), DUE, DUE + dt.timedelta(days=45))


@pytest.fixture
def office(settings, tmp_path):
    """Tasks that are late, near, far and reported, counted as a worker counts them."""
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        made = offices.build(with_users=True)
        first = task_due(made)
        for days in (-20, 0, 30):
            another(made, first, f"Việc {days}", lead=made.agency, on=DUE + dt.timedelta(days=days))
        claimed(made, first, 1)
        sequencer.run()
        counting.count_anew()
        assert uncounted() == ()
        yield made


def test_a_picture_from_spells_is_the_one_from_assignments(office):
    waiting = uncounted()
    for day in DAYS:
        moment = clock.end_of_day(day)
        tasks = Task.objects.filter(created_at__lte=moment)
        assert Counter(map(repr, lights.cells(tasks, moment, waiting=waiting))) == Counter(
            map(repr, lights.cells(tasks, moment))
        )
        for columns in lights.COLUMNS:
            for lanes in lights.LANES:
                asked = {"lanes": lanes, "columns": columns, "most": 2}
                told, folded = (lights.placed(tasks, moment, **asked, waiting=one) for one in (waiting, None))
                assert sorted(map(repr, told)) == sorted(map(repr, folded)), (day, columns, lanes)
        narrows = [{}, {"body": office.body.code}]
        assert lights.worst(tasks, moment, narrows, most=3, waiting=waiting) == lights.worst(
            tasks, moment, narrows, most=3
        )
        for light in (*(one.value for one in LIGHTS), lights.UNLIT):
            told, folded = (
                {one.pk for one in lights.standing_so(tasks, moment, light=light, waiting=known)}
                for known in (waiting, None)
            )
            assert told == folded, (day, light)


def test_what_is_overdue_is_looked_at_where_a_rule_makes_something_else_of_it(office):
    rule = Rule({Sign.OVERDUE: Light.ORANGE, Sign.UNRECEIVED: Light.RED}, {Sign.UNRECEIVED: 1})
    assignments.set_light_rule(body=office.body, rule=rule, of_version=0, by=office.actor("secretary"))
    moment = clock.end_of_day(DUE + dt.timedelta(days=45))
    told, folded = (lights.cells(Task.objects.all(), moment, waiting=one) for one in (uncounted(), None))
    assert Counter(map(repr, told)) == Counter(map(repr, folded))
    assert {Light.ORANGE, Light.RED} & {one.light for one in told}


def test_classes_are_counted_alike_by_either_deadline(office):
    waiting = uncounted()
    for day in DAYS:
        for against in ("current", "baseline"):
            moment = clock.end_of_day(day)
            tasks = Task.objects.filter(created_at__lte=moment)
            told, folded = Counter(), Counter()
            for one in class_cells(tasks, day, waiting, against):
                told[one.directive, one.period, one.lead, one.timeliness] += one.number
            for one in lights.cells(tasks, moment, against):
                folded[one.directive, one.period, one.lead, one.timeliness] += one.number
            assert told == folded, (day, against)


def test_a_page_whose_statement_is_written_once_is_the_list_itself(office):
    for role in ("secretary", "clerk", "ministry_officer", "inspector", "administrator"):
        actor = office.actor(role)
        for asked in (
            {},
            {"body": office.body.code},
            {"body": "nowhere"},
            {"q": "viec"},
            {"mine": "1"},
            {"due": "none", "itemised": "1"},
            {"state": "open", "body": office.body.code},
            {"state": "overdue", "as_of": (DUE + dt.timedelta(days=45)).isoformat(), "against": "baseline"},
        ):
            query = QueryDict(mutable=True)
            query.update(asked)
            found, _moment = tasks_asked_for(query, actor, [])
            shown = listed(TASKS, query, actor)
            assert [row.task.pk for row in shown.rows] == [one.pk for one in found.order_by(*TASKS.order)], (
                role,
                asked,
            )
            assert selected(query, actor).found.count() == len(shown.rows)
            kept = selected(query, actor).kept
            assert kept is None or kept.count(1000) == len(shown.rows), (role, asked)


def test_who_monitors_sees_tasks_by_their_body_and_nothing_is_lost_by_asking_that(office):
    held = Assignment.objects.filter(matter_kind=MATTER_KIND)
    for role in office.holdings:
        actor = office.actor(role)
        by_each = held.visible_to(actor).filter(matter_id=OuterRef("pk"))
        bodies = actor.body_ids | actor.served_body_ids
        expected = set(Task.objects.filter(Q(body__in=bodies) | Exists(by_each)).values_list("pk", flat=True))
        if actor.can("inspect_everything"):
            expected = set(Task.objects.values_list("pk", flat=True))
        assert set(Task.objects.visible_to(actor).values_list("pk", flat=True)) == expected, role
        seen = Spell.objects.visible_to(actor).values_list("task_id", flat=True)
        assert set(seen) == expected, role
