"""The list of tasks in other pictures: the same rows, the same filters, every number with its rows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.directives.models import Task
from decreta.directives.queries.task_list import selected
from decreta.seeing.queries.calendar import SHOWN, calendar_page, day_of_lapse
from decreta.seeing.queries.timeline import timeline_page
from decreta.seeing.queries.workload import OPEN, workload_page
from tests.documents import office as offices
from tests.documents.office import SYSTEM
from tests.lists import growing

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return offices.build(with_users=True)


def extended(task: Task, days: int) -> Assignment:
    """The deadline of a task, later by a decision."""
    held = Assignment.objects.get(matter_id=task.pk)
    later = day_of_lapse(held.current_lapses_at) + dt.timedelta(days=days)
    request = assignments.ask_extension(assignment=held, until=later, reason="Chờ ý kiến", by=SYSTEM)
    assignments.decide_extension(request=request, grant=True, symbol="12-QĐ/VPTW", by=SYSTEM)
    held.refresh_from_db()
    return held


def test_a_deadline_stands_on_the_day_that_it_ends(office):
    task = growing.task(office)
    due = clock.today() + dt.timedelta(days=2)
    page = calendar_page({"month": f"{due:%Y-%m}"}, office.actor("secretary"))
    (square,) = [one for week in page.weeks for one in week if one.tasks]
    assert (square.date, [one.task.pk for one in square.tasks]) == (due, [task.pk])
    assert all(len(week) == 7 and week[0].date.weekday() == 0 for week in page.weeks)


def test_months_follow_each_other_without_a_gap():
    for month in ("2024-02", "2025-12", "2026-01"):
        page = calendar_page({"month": month}, SYSTEM)
        assert page.before < page.month < page.after
        assert (page.after - page.before).days in range(58, 63)
        days = [one.date for week in page.weeks for one in week]
        assert days == [days[0] + dt.timedelta(days=step) for step in range(len(days))]
        assert {page.month, page.after - dt.timedelta(days=1)} <= set(days)


def test_a_full_day_unfolds(office):
    for _ in range(SHOWN + 3):
        growing.task(office)
    due = clock.today() + dt.timedelta(days=2)
    page = calendar_page({"month": f"{due:%Y-%m}"}, office.actor("secretary"))
    (square,) = [one for week in page.weeks for one in week if one.tasks]
    assert (len(square.shown), len(square.folded)) == (SHOWN, 3)


@pytest.mark.parametrize("month", ["", "2025-13", "x", "0001-01", "9999-12", "2025-03-01"])
def test_a_month_that_there_is_not_is_this_one(month, office):
    assert calendar_page({"month": month}, office.actor("secretary")).month == clock.today().replace(day=1)


def test_the_line_keeps_the_baseline_beside_what_was_added(office):
    task = growing.task(office)
    held = extended(task, 30)
    (bar,) = timeline_page({}, office.actor("secretary")).bars
    assert bar.baseline_on == day_of_lapse(held.baseline_lapses_at)
    assert bar.lapses_on == bar.baseline_on + dt.timedelta(days=30)
    assert 0 <= bar.start <= bar.baseline < bar.lapse <= 1000
    assert bar.added_width == pytest.approx(bar.lapse - bar.baseline)


def test_the_lines_of_a_past_day_know_nothing_of_later(office):
    extended(growing.task(office), 30)
    page = timeline_page({"as_of": f"{clock.today() - dt.timedelta(days=1)}"}, office.actor("secretary"))
    assert page.bars == []


def test_every_number_of_the_workload_is_that_of_the_rows_that_it_opens(office):
    for _ in range(3):
        growing.task(office)
    growing.assignee(office)
    actor = office.actor("secretary")
    page = workload_page({}, actor, reverse("directives:list"))
    seen = 0
    for group in page.groups:
        for row in group.rows:
            for part in [one for one in row.parts if one.count]:
                asked = QueryDict(part.url.partition("?")[2]).dict()
                assert selected(asked, actor).found.count() == part.count
                seen += 1
            assert sum(one.count for one in row.parts) == row.total
    assert seen >= 2
    assert [part.state for part in page.groups[0].rows[0].parts] == list(OPEN)


def test_who_sees_no_task_sees_nobodys_load(office):
    growing.task(office)
    assert not workload_page({}, office.actor("administrator"), "/").has_any
    assert timeline_page({}, office.actor("administrator")).bars == []
    assert calendar_page({}, office.actor("administrator")).number == 0


@pytest.mark.parametrize("name", ["calendar", "timeline", "workload"])
def test_the_filters_of_the_list_hold_and_the_way_back_keeps_them(name, office):
    growing.task(office)
    client = Client()
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse(f"seeing:{name}"), {"q": "không có gì như thế"}).content.decode()
    assert "Hoàn thiện dự thảo" not in page
    assert f"{reverse('directives:list')}?q=" in page
    assert "Hoàn thiện dự thảo" in client.get(reverse("directives:list")).content.decode()
    assert reverse(f"seeing:{name}") in client.get(reverse("directives:list")).content.decode()
