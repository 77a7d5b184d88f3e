"""A task that waits for another: no rings, when it may begin, what comes too late, and how it is drawn."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decreta.assignments import domain as assignments
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.queries.task_list import selected
from decreta.linking import domain
from decreta.linking.models import Dependency
from decreta.linking.queries.dependencies import around
from decreta.linking.starting import may_begin_on
from decreta.seeing.queries.timeline import timeline_page
from tests.changes.stories import DUE, another, assignment_of, browser, task_due
from tests.linking.conftest import SYSTEM, guarded

db = pytest.mark.django_db


def worked(day: dt.date) -> bool:
    return day.weekday() < 5


@given(
    finish=st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)),
    lag=st.integers(0, 60),
)
def test_a_lag_in_working_days_counts_days_that_are_worked(finish, lag):
    begins = may_begin_on(finish, lag, "working_day", worked)
    between = [finish + dt.timedelta(days=n) for n in range(1, (begins - finish).days + 1)]
    assert worked(begins) and sum(map(worked, between)) == lag + 1
    assert may_begin_on(finish, lag, "day", worked) == finish + dt.timedelta(days=lag + 1)


@db
def test_rings_are_refused_with_their_chain(office):
    by = office.actor("secretary")
    a = task_due(office)
    b, c = another(office, a), another(office, a)
    domain.depend(task=b, needs=a, by=by)
    domain.depend(task=c, needs=b, lag=3, unit="working_day", by=by)
    with pytest.raises(Invalid) as refused:
        domain.depend(task=a, needs=c, by=by)
    (problem,) = refused.value.problems
    numbers = [str(problem.message).index(f"task {one.ordinal} of") for one in (c, b)]
    assert problem.code == "ring" and numbers == sorted(numbers)
    assert str(problem.message).count(f"task {a.ordinal} of") == 2
    for wrong, code in (({"needs": a}, "itself"), ({"needs": c}, "ring")):
        with pytest.raises(Invalid) as refused:
            domain.depend(task=a, by=by, **wrong)
        assert refused.value.problems[0].code == code
    with pytest.raises(Invalid) as refused:
        domain.depend(task=b, needs=a, lag=900, unit="years", by=by)
    assert [one.code for one in refused.value.problems] == ["known", "too_long", "unknown"]
    held = Dependency.objects.get(task=b)
    domain.release(dependency=held, by=by)
    with pytest.raises(NotNow):
        domain.release(dependency=held, by=by)
    domain.depend(task=a, needs=c, by=by)
    assert Entry.objects.filter(kind="linking.release").count() == 1


@db
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_whatever_is_linked_no_ring_closes(office_of_five, pairs):
    tasks = office_of_five
    Dependency.objects.standing().update(ended_at=clock.now())
    held: set[tuple[int, int]] = set()
    for task, needs in pairs:
        try:
            domain.depend(task=tasks[task], needs=tasks[needs], by=SYSTEM)
        except Invalid:
            assert task == needs or (task, needs) in held or reaches(held, needs, task)
        else:
            assert not reaches(held, needs, task)
            held.add((task, needs))


def reaches(edges, start, end):
    seen, level = set(), {start}
    while level:
        seen |= level
        level = {b for a, b in edges if a in level} - seen
    return end in seen


@pytest.fixture
def office_of_five(office):
    first = task_due(office)
    return [first, *(another(office, first, f"Việc {n}") for n in range(4))]


@db
def test_it_is_said_when_a_task_may_begin_and_what_comes_too_late(office):
    by = office.actor("secretary")
    first = task_due(office)
    a, b, c = another(office, first), another(office, first, on=DUE + dt.timedelta(days=30)), another(office, first)
    domain.depend(task=b, needs=a, lag=2, by=by)
    domain.depend(task=c, needs=a, by=by)
    (first,), (second,) = around(b.pk, by).needs, around(c.pk, by).needs
    assert (first.begins_on, first.standing) == (DUE + dt.timedelta(days=3), "in_time")
    assert (second.begins_on, second.standing) == (DUE + dt.timedelta(days=1), "too_late")
    assert [one.standing for one in around(a.pk, by).needed_by] == ["in_time", "too_late"]
    clerk = office.actor("ministry_clerk")
    held = assignments.receive(assignment=assignment_of(a), by=clerk)
    late = DUE + dt.timedelta(days=10)
    held = assignments.report(assignment=held, text="Chậm", forecast_on=late, by=clerk).assignment
    (first,) = around(b.pk, by).needs
    assert (first.begins_on, first.standing) == (late + dt.timedelta(days=3), "moved")
    page = browser(office, "secretary").get(reverse("directives:task", args=[c.pk])).content.decode()
    assert "It can begin only on" in page
    assert selected({"linked": "waiting"}, by).found.count() == 2
    assert {one.pk for one in selected({"linked": "awaited"}, by).found} == {a.pk}
    # Links are known as they stand now: in the list of another day the filter says so.
    for as_of, said in (("", "waiting for another task"), ("2025-03-17", "waiting for another task, as it stands now")):
        chips = selected({"linked": "waiting", "as_of": as_of}, by).chips
        assert [one.value for one in chips if one.name == "linked"] == [said]
    made = assignments.report(assignment=held, text="Xong", claims_done=True, by=clerk, evidence=[])
    assignments.accept(report=made, by=by)
    assert [one.standing for one in around(b.pk, by).needs] == ["finished"]
    assert selected({"linked": "waiting"}, by).found.count() == 0


@db
def test_only_who_sees_both_tasks_sees_that_they_are_linked(office):
    by = office.actor("secretary")
    a = task_due(office)
    b = another(office, a, lead=office.agency)
    domain.depend(task=b, needs=a, by=by)
    assert around(a.pk, office.actor("ministry_clerk")).needed_by == []
    assert len(around(a.pk, by).needed_by) == 1
    with pytest.raises(NotAllowed):
        domain.depend(task=a, needs=b, by=office.actor("ministry_clerk"))
    guarded(a)
    (seen,) = around(b.pk, office.actor("inspector")).needs
    assert seen.other.task.title != a.raw_title


@db
def test_the_page_finds_tasks_links_and_releases_them(office):
    a = task_due(office)
    b = another(office, a, "Ban hành quy chế")
    secretary = browser(office, "secretary")
    address = reverse("linking:depend", args=[a.pk])
    assert "Ban hành quy chế" in secretary.get(address, {"q": "quy che"}).content.decode()
    assert secretary.post(address, {"needs": "x", "lag": "0", "unit": "day"}).status_code == 422
    secretary.post(address, {"needs": str(b.pk), "lag": "2", "unit": "working_day"})
    held = Dependency.objects.get()
    assert (held.task_id, held.needs_id, held.lag, held.unit) == (a.pk, b.pk, 2, "working_day")
    page = secretary.get(reverse("directives:task", args=[b.pk])).content.decode()
    assert "Wait for it" in page
    secretary.post(reverse("linking:release", args=[held.pk]))
    assert not Dependency.objects.standing().exists()


@db
def test_the_lines_of_time_draw_arrows_and_say_them(office):
    by = office.actor("secretary")
    a = task_due(office)
    between, c = another(office, a), another(office, a, on=DUE + dt.timedelta(days=20))
    domain.depend(task=c, needs=a, by=by)
    bars = {bar.row.task.pk: bar.drawn for bar in timeline_page({}, by).bars}
    first, middle, last = bars[a.pk], bars[between.pk], bars[c.pk]
    assert [(one.y1, one.y2) for one in first.strokes] == [(50, 50), (50, 100)]
    assert [(one.y1, one.y2) for one in middle.strokes] == [(0, 100)] and not middle.heads
    assert [(one.y1, one.y2) for one in last.strokes] == [(0, 50)] and last.heads[0].is_from_above
    assert first.strokes[1].x1 == middle.strokes[0].x1 == last.strokes[0].x1 == last.heads[0].x
    page = browser(office, "secretary").get(reverse("seeing:timeline")).content.decode()
    assert "tl-head" in page and "waits for" in page
    earlier = timeline_page({"as_of": f"{clock.today() - dt.timedelta(days=1)}"}, by)
    assert earlier.said == []
