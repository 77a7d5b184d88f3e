"""Who is told of obstacles that nobody answers is said for a directive, else for its body, else for the installation."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import NotAllowed, Stale
from decreta.directives.models import Task
from decreta.directives.programmes import programme_of, rules_of
from decreta.obstacles import domain
from decreta.obstacles.enums import Level
from decreta.obstacles.jobs import sweep
from decreta.obstacles.ladder import BUILT_IN, Rung
from decreta.obstacles.models import Ladder, Obstacle
from decreta.obstacles.queries.ladders import in_force, ladder_of, of_obstacle
from tests.directives.tasks import directed
from tests.documents.office import Office
from tests.obstacles.conftest import Browser, raised


@pytest.fixture
def pair(office: Office) -> tuple[Task, Task]:
    """A task of the directive that will have its own ladder, and one of another directive of the same body."""
    return directed(office, key="notice 1"), directed(office, key="notice 2")


def in_the_way(office: Office, task: Task) -> Obstacle:
    return raised(office, Assignment.objects.get(matter_id=task.pk), answer_on=clock.today())


def set_ladder(office: Office, task: Task | None, *rungs: Rung, version: int = 0) -> Ladder:
    return domain.set_ladder(
        body=office.body,
        programme=programme_of(task.directive) if task is not None else None,
        rungs=rungs,
        of_version=version,
        by=office.actor("secretary"),
    )


def told(obstacle: Obstacle) -> list[tuple[str, int]]:
    """Which levels were told, and how many days after the day for the answer."""
    steps = obstacle.steps.exclude(tells="").order_by("ordinal")
    return [(one.tells, (one.at - obstacle.due_at).days) for one in steps]


def day(number: int) -> Rung:
    return Rung(Level.LEADERS, number, in_working_days=False)


def swept_for(days: int) -> None:
    begin = clock.now()
    for number in range(days):
        with clock.frozen(begin + dt.timedelta(days=number)):
            sweep()
            assert sweep() == 0


def test_an_obstacle_comes_up_by_the_ladder_of_its_directive_and_elsewhere_by_that_of_the_body(
    office: Office, pair: tuple[Task, Task]
) -> None:
    own, other = (in_the_way(office, task) for task in pair)
    set_ladder(office, None, day(2))
    set_ladder(office, pair[0], day(0), Rung(Level.HEAD, 4, in_working_days=False))
    swept_for(8)
    assert told(own) == [("leaders", 0), ("head", 4)]
    assert told(other) == [("leaders", 2)]
    assert [(one.body_id is None, one.programme_id is None) for one in in_force()] == [
        (True, True),
        (False, True),
        (True, False),
    ]
    assert [of_obstacle(one).rungs for one in (own, other)] == [
        ladder_of(office.body.pk, pair[0].directive_id).rungs,
        (day(2),),
    ]


def test_a_ladder_without_rungs_keeps_the_obstacles_of_its_directive_where_they_are(
    office: Office, pair: tuple[Task, Task]
) -> None:
    own, other = (in_the_way(office, task) for task in pair)
    set_ladder(office, pair[0])
    swept_for(8)
    assert told(own) == []
    assert [level for level, _day in told(other)][:1] == ["leaders"]  # as the software brings it along


def test_a_level_that_was_told_is_not_told_again_when_another_ladder_begins_to_hold(
    office: Office, pair: tuple[Task, Task]
) -> None:
    own = in_the_way(office, pair[0])
    set_ladder(office, None, day(0))
    swept_for(2)
    assert [level for level, _day in told(own)] == ["leaders"]
    set_ladder(office, pair[0], day(0), Rung(Level.HEAD, 1, in_working_days=False))
    swept_for(4)
    assert [level for level, _day in told(own)] == ["leaders", "head"]


def test_a_directive_goes_back_to_the_ladder_of_its_body(office: Office, pair: tuple[Task, Task]) -> None:
    set_ladder(office, None, day(2))
    set_ladder(office, pair[0], day(5))
    given = {"body": office.body, "programme": programme_of(pair[0].directive), "by": office.actor("secretary")}
    with pytest.raises(Stale):
        domain.drop_ladder(of_version=0, **given)
    assert domain.drop_ladder(of_version=1, **given) is not None
    assert ladder_of(office.body.pk, pair[0].directive_id).rungs == (day(2),)
    assert domain.drop_ladder(of_version=2, **given) is None
    # A version of its own can follow again, and the versions are counted on.
    assert set_ladder(office, pair[0], day(1), version=2).version == 3
    sequencer.run()
    assert Entry.objects.filter(kind="obstacles.ladder_dropped").get().facts["directive"] == given["programme"].symbol


def test_the_ladder_of_a_body_is_set_by_those_who_work_for_it(office: Office, pair: tuple[Task, Task]) -> None:
    for programme in (None, programme_of(pair[0].directive)):
        for who in ("ministry_clerk", "administrator", "member"):
            with pytest.raises(NotAllowed):
                domain.set_ladder(
                    body=office.body, programme=programme, rungs=[day(1)], of_version=0, by=office.actor(who)
                )
    with pytest.raises(NotAllowed):
        domain.set_ladder(body=None, rungs=[day(1)], of_version=0, by=office.actor("secretary"))


def test_it_is_set_on_its_page_and_the_page_of_the_directive_says_where_it_comes_from(
    office: Office, pair: tuple[Task, Task], browser: Browser
) -> None:
    directive = pair[0].directive
    own = reverse("obstacles:directive_ladder", args=[directive.pk])
    address = reverse("obstacles:set_directive_ladder", args=[directive.pk])
    page = browser("secretary")
    assert "nor its body has a ladder of its own" in page.get(own).content.decode()
    sent = {"version": "0", "days_leaders": "2", "unit_leaders": "days"}
    sent |= {f"unit_{level.value}": "working" for level in Level if level != Level.LEADERS}
    assert page.post(address, sent | {"days_head": "1", "unit_head": "days"}).status_code == 422
    assert page.post(address, sent).status_code == 302
    assert ladder_of(office.body.pk, directive.pk).rungs == (day(2),)
    assert page.post(address, sent).status_code == 422  # somebody has changed it meanwhile
    with translation.override("en"):
        (line,) = [one for one in rules_of(directive, office.actor("secretary")) if one.url == own]
    assert (line.said, line.source) == ("1 rung", "of this directive")
    shown = browser("member").get(own).content.decode()
    assert "2 days after the day for the answer" in shown and "Change ladder" not in shown
    drop = reverse("obstacles:drop_directive_ladder", args=[directive.pk])
    assert page.post(drop, {"version": "1"}).status_code == 302
    assert ladder_of(office.body.pk, directive.pk).rungs == BUILT_IN


def test_the_page_of_an_obstacle_says_whom_it_comes_up_to_also_to_who_sees_no_directive(
    office: Office, pair: tuple[Task, Task], browser: Browser
) -> None:
    own = in_the_way(office, pair[0])
    set_ladder(office, pair[0], day(9))
    page = browser("clerk").get(reverse("obstacles:obstacle", args=[own.pk])).content.decode()
    assert "9 days after the day for the answer" in page
