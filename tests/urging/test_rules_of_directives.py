"""A directive has its own ladder, receipt clock and light rule; another one of the same body keeps the body's."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.enums import Audience, Colour, Light, RungKind, Sign, Step
from decreta.assignments.jobs import sweep
from decreta.assignments.ladder import Step as LadderStep
from decreta.assignments.lights import IN_DAYS, Rule
from decreta.assignments.models import Assignment, Ladder, LightRule, ReceiptClock, Rung
from decreta.assignments.queries import ladders
from decreta.assignments.queries.ladders import in_force, ladder_of, near_due
from decreta.assignments.queries.lights import rule_of
from decreta.assignments.queries.receipts import clock_of, receive_by
from decreta.assignments.queries.timeliness import annotate_now
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.deadlines import Deadline
from decreta.core.errors import NotAllowed
from decreta.core.ids import new_id
from decreta.directives.beside import beside
from decreta.directives.models import Task
from decreta.directives.programmes import programme_of, rules_of
from decreta.directives.queries.lights import cells, lit, placed, standing_so
from decreta.directives.queries.task_page import task_page
from decreta.directives.queries.urging import counted
from decreta.obstacles import domain as obstacles
from decreta.obstacles.ladder import BUILT_IN as RUNGS
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.urging.conftest import Browser

DUE = dt.date(2025, 4, 30)


def rung(kind: RungKind, days: int, tells: Audience = Audience.ASSIGNEE, colour: str = "") -> LadderStep:
    return LadderStep(kind, tells, days, new_id(), colour=colour)


@pytest.fixture
def pair(office: Office) -> tuple[Task, Task]:
    """A task of the directive that will have its own rules, and one of another directive, both due on one day."""
    first, second = (directed(office, deadline=Deadline.of_day(DUE), key=f"notice {n}") for n in (1, 2))
    return first, second


def of(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk)


def set_ladder(office: Office, task: Task | None, *steps: LadderStep) -> Ladder:
    programme = programme_of(task.directive) if task is not None else None
    return domain.set_ladder(
        body=office.body, programme=programme, steps=steps, of_version=0, by=office.actor("secretary")
    )


def days_fired(task: Task) -> list[tuple[str, int]]:
    """Which rungs fired, and how many days after the lapse."""
    held = of(task)
    assert held.current_lapses_at is not None
    rows = Rung.objects.filter(assignment=held).order_by("fired_at").values_list("kind", "fired_at")
    return [(kind, (at - held.current_lapses_at).days) for kind, at in rows]


def test_the_sweep_fires_each_rung_of_the_directives_ladder_once_and_elsewhere_the_bodys(
    office: Office, pair: tuple[Task, Task]
) -> None:
    own, other = pair
    set_ladder(office, None, rung(RungKind.OVERDUE, 0))
    letter = rung(RungKind.LETTER, 2, Audience.STAFF, Colour.YELLOW)
    set_ladder(
        office, own, rung(RungKind.NEAR_DUE, -10), rung(RungKind.OVERDUE, 1), letter,
        rung(RungKind.ESCALATE, 4, Audience.MONITOR_HEAD),
    )  # fmt: skip
    lapse = of(own).current_lapses_at
    assert lapse is not None
    for day in range(-12, 9):
        with clock.frozen(lapse + dt.timedelta(days=day)):
            sweep()
            assert sweep().total == 0
    assert days_fired(own) == [
        (RungKind.NEAR_DUE, -10),
        (RungKind.OVERDUE, 1),
        (RungKind.LETTER, 2),
        (RungKind.ESCALATE, 4),
    ]
    assert days_fired(other) == [(RungKind.OVERDUE, 0)]
    assert [(one.body_id is None, one.programme_id is None) for one in in_force()] == [
        (True, True),
        (False, True),
        (True, False),
    ]


def test_a_rung_that_is_kept_from_the_bodys_ladder_does_not_fire_again(office: Office, pair: tuple[Task, Task]) -> None:
    own, _other = pair
    overdue = rung(RungKind.OVERDUE, 0)
    set_ladder(office, None, overdue)
    lapse = of(own).current_lapses_at
    assert lapse is not None
    with clock.frozen(lapse):
        assert sweep().overdue == 2
        set_ladder(office, own, overdue, rung(RungKind.ESCALATE, 1, Audience.STANDING))
    with clock.frozen(lapse + dt.timedelta(days=1)):
        assert (sweep().total, sweep().total) == (1, 0)


def test_how_near_is_near_and_which_light_shows_is_the_same_on_every_page(
    office: Office, pair: tuple[Task, Task]
) -> None:
    own, other = pair
    by = office.actor("secretary")
    set_ladder(office, None, rung(RungKind.NEAR_DUE, -5))
    set_ladder(office, own, rung(RungKind.NEAR_DUE, -20))
    rule = Rule({Sign.UNRECEIVED: Light.RED}, {Sign.UNRECEIVED: 0})
    domain.set_light_rule(body=office.body, programme=programme_of(own.directive), rule=rule, of_version=0, by=by)
    assert (near_due(office.body.pk, own.directive_id).days, near_due(office.body.pk, other.directive_id).days) == (
        20,
        5,
    )
    at = dt.datetime(2025, 4, 20, 9, tzinfo=clock.zone())
    with clock.frozen(at):
        tasks = Task.objects.all()
        flags = dict(annotate_now(Assignment.objects.all(), at).values_list("matter_id", "is_near_due"))
        board = {one.task_id: one.column for one in placed(tasks, at, lanes="", columns="", most=9)}
        dashboard = {one.directive: (one.step, one.light) for one in cells(tasks, at)}
        pages = {one.pk: task_page(one, by, at) for one in tasks}
        lights = lit([own.pk, other.pk], at)
        shown = {pk: [part.shown.light for part in beside(page, by).facts] for pk, page in pages.items()}
        for task, near, light in ((own, True, Light.RED), (other, False, Light.GREY)):
            step = Step.NEAR_DUE if near else Step.UNRECEIVED
            assert (flags[task.pk], board[task.pk], pages[task.pk].is_near_due) == (near, step, near)
            assert dashboard[str(task.directive_id)] == (step, light)
            assert [lights[task.pk].light] == shown[task.pk] == [light]
            assert list(standing_so(tasks, at, light=light)) == [task]
        assert list(standing_so(tasks, at, step=Step.NEAR_DUE)) == [own]
        assert [one.near for one in counted(office.body, by, at)] == [1]


def test_all_rules_are_read_by_one_statement_however_many_directives_have_their_own(
    office: Office, pair: tuple[Task, Task]
) -> None:
    numbers = []
    for task in (None, *pair):
        set_ladder(office, task, rung(RungKind.NEAR_DUE, -9))
        ladders.forget()
        with CaptureQueriesContext(connection) as asked:
            list(annotate_now(Assignment.objects.all(), clock.now()))
            lit([one.pk for one in pair], clock.now())
        numbers.append(len(asked))
    assert numbers == [3, 3, 3]  # the rules, the assignments, the lights


def test_a_ladder_that_says_none_says_none(monkeypatch: pytest.MonkeyPatch) -> None:
    body = new_id()
    said = {None: dt.timedelta(days=3), body: dt.timedelta(0)}
    monkeypatch.setattr(ladders, "nears", lambda: ladders.Nears(said, frozenset()))
    assert (near_due(body), near_due(new_id()), near_due()) == (said[body], said[None], said[None])


def test_the_receipt_clock_of_a_directive_runs_for_what_it_assigns(office: Office) -> None:
    by, first = office.actor("secretary"), directed(office, deadline=Deadline.of_day(DUE), key="first notice")
    programme = programme_of(first.directive)
    given: dict[str, Any] = {"body": office.body, "unit": "hour", "of_version": 0, "by": by}
    domain.set_receipt_clock(amount=48, **given)
    domain.set_receipt_clock(amount=6, programme=programme, **given)
    other = directed(office, deadline=Deadline.of_day(DUE), key="second notice")
    again = receive_by(of(first), clock.now())
    assert (again, of(other).receive_by) == (
        clock.now() + dt.timedelta(hours=6),
        of(other).assigned_at + dt.timedelta(hours=48),
    )
    # Into the house of the assignee neither of them reaches.
    clerk, officer = office.actor("ministry_clerk"), office.holdings["ministry_officer"]
    for task in (first, other):
        upper = domain.receive(assignment=of(task), by=clerk)
        assert domain.hand_down(assignment=upper, holding=officer, by=clerk).receive_by is None
    domain.set_receipt_clock(programme=programme, amount=None, **given | {"of_version": 1})
    held = clock_of(office.body.pk, first.directive_id)
    assert held is not None and (held.body_id, held.amount) == (office.body.pk, 48)


def test_rules_of_a_directive_are_set_by_those_who_work_for_its_body(office: Office, pair: tuple[Task, Task]) -> None:
    programme = programme_of(pair[0].directive)
    for who in ("ministry_clerk", "administrator"):
        with pytest.raises(NotAllowed):
            domain.set_ladder(
                body=office.body,
                programme=programme,
                steps=[rung(RungKind.OVERDUE, 0)],
                of_version=0,
                by=office.actor(who),
            )
    with pytest.raises(ValueError, match="not watched over"):
        domain.set_ladder(
            body=None,
            programme=programme,
            steps=[rung(RungKind.OVERDUE, 0)],
            of_version=0,
            by=office.actor("administrator"),
        )
    assert not Ladder.objects.exists()


def test_a_directives_page_shows_which_rules_hold_and_they_are_set_and_dropped_from_there(
    office: Office, pair: tuple[Task, Task], browser: Browser
) -> None:
    own, _other = pair
    vy, reader = browser("secretary"), browser("ministry_clerk")
    page = reverse("directives:directive", args=[own.directive_id])
    text = reader.get(page).content.decode()
    assert "Rules for its tasks" in text and text.count("as the software brings it along") == 3
    ladder = reverse("urging:directive_ladder", args=[own.directive_id])
    receipt = reverse("urging:set_directive_receipt", args=[own.directive_id])
    sent = {"version": 0, "lines": 1, "r0-what": "near_due", "r0-days": 9, "r0-side": "before", "r0-unit": "days"}
    assert reader.get(f"{ladder}set/").status_code == 404
    assert "Neither this directive nor its body" in vy.get(ladder).content.decode()
    assert vy.post(f"{ladder}set/", sent | {"r0-tells": "assignee"}).status_code == 302
    assert vy.post(receipt, {"of_version": 0, "amount": 3, "unit": "hour"}).status_code == 302
    lights = f"{reverse('seeing:set_lights')}?directive={own.directive_id}"
    assert vy.get(lights).status_code == 200
    domain.set_light_rule(
        body=office.body,
        programme=programme_of(own.directive),
        rule=Rule({Sign.OVERDUE: Light.RED}),
        of_version=0,
        by=office.actor("secretary"),
    )
    obstacles.set_ladder(
        body=office.body,
        programme=programme_of(own.directive),
        rungs=RUNGS,
        of_version=0,
        by=office.actor("secretary"),
    )
    said = {one.name: (one.said, one.source) for one in rules_of(own.directive, office.actor("secretary"))}
    assert {source for _said, source in said.values()} == {"of this directive", ""}
    assert "3 hours" in vy.get(ladder).content.decode() and "9 days" in reader.get(page).content.decode()
    days = {f"{sign.value}_days": 0 for sign in IN_DAYS}
    assert vy.post(f"{ladder}drop/", {"version": 1}).status_code == 302
    assert vy.post(lights, {"version": 1, "act": "drop", "within": 0} | days).status_code == 302
    assert ladder_of(office.body.pk, own.directive_id).version == 0
    assert rule_of(office.body.pk, own.directive_id)[1] is None
    assert browser("secretary").get(f"{reverse('seeing:lights')}?directive=x").status_code == 404
    kinds = ("assignments.ladder_set", "assignments.ladder_dropped", "assignments.light_rule_set")
    told = Entry.objects.filter(kind__in=(*kinds, "assignments.receipt_clock_set"))
    assert {one.facts["directive"] for one in told} == {own.directive.document.symbol}
    assert all(f"directives.directive:{own.directive_id}" in one.about for one in told)
    for model in (Ladder, LightRule, ReceiptClock):
        assert not model.objects.exclude(programme_id=own.directive_id).exists()
