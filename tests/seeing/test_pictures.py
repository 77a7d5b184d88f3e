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
from decreta.directives.domain.minding import mind_task
from decreta.directives.models import Task
from decreta.directives.queries.light_words import because
from decreta.directives.queries.task_list import selected
from decreta.obstacles import domain as obstacles
from decreta.seeing.queries import matrix
from decreta.seeing.queries.board import CARDS, board_page
from decreta.seeing.queries.calendar import SHOWN, calendar_page, day_of_lapse
from decreta.seeing.queries.grid import grid_page, without_shared
from decreta.seeing.queries.matrix import matrix_page
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


def test_of_a_day_gone_by_a_deadline_stands_where_it_stood_then(office):
    task, earlier = growing.task(office), clock.today()
    due = earlier + dt.timedelta(days=2)
    with clock.frozen(clock.now() + dt.timedelta(days=1)):
        later = day_of_lapse(extended(task, days=3).current_lapses_at)
        assert later > due
        growing.task(office)  # which nobody had assigned by then
        for as_of, wanted in (("", later), (earlier.isoformat(), due)):
            by = office.actor("secretary")
            page = calendar_page({"month": f"{wanted:%Y-%m}", "as_of": as_of}, by)
            found = {square.date for week in page.weeks for square in week for one in square.tasks if one.task == task}
            assert found == {wanted}
            assert page.is_today is not bool(as_of)
            if as_of:
                assert [one.task for week in page.weeks for square in week for one in square.tasks] == [task]
        # Without a month it is that of the day.
        assert calendar_page({"as_of": "2024-05-07"}, by).month == dt.date(2024, 5, 1)


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
    assert bar.lapses_on == day_of_lapse(held.current_lapses_at) >= bar.baseline_on + dt.timedelta(days=30)
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


def test_whatever_narrows_the_workload_narrows_what_its_numbers_open(office):
    tasks = [growing.task(office) for _ in range(3)]
    growing.assignee(office)
    actor = office.actor("secretary")
    mind_task(task=tasks[0], directs=office.holdings["deputy"], monitors=office.holdings["secretary"], by=actor)
    assignments.receive(assignment=Assignment.objects.get(matter_id=tasks[1].pk), by=SYSTEM)
    lead = Assignment.objects.filter(matter_id=tasks[0].pk).earliest("pk").organisation
    start = f"{clock.today():%Y-%m-%d}"
    for query in (
        {"minder": "mine"},
        {"minder": "undirected"},
        {"lead": f"o:{lead.code}"},
        {"state": "in_progress_in_time"},
        {"light": "green"},
        {"cycle": f"receiving,{start}"},
        {"itemised": "1"},
        {"who": str(lead.pk), "load": "overdue"},
        {"against": "baseline"},
    ):
        page = workload_page(query, actor, reverse("directives:list"))
        rows = [(group.kind, row) for group in page.groups for row in group.rows]
        for part in [part for _kind, row in rows for part in row.parts if part.count]:
            assert opened(part.url, actor) == part.count, (query, part.url)
        assert {kind for kind, _row in rows}.isdisjoint({"directing", "monitoring"}) or "minder" not in query
        assert {chip.name for chip in page.chips}.isdisjoint({"who", "load", "against"})
    # What a row says itself narrows nothing: they are as many as without it.
    narrowed, all_of_them = (workload_page(one, actor, "/") for one in ({"who": str(lead.pk)}, {}))
    assert [row.total for row in narrowed.groups[0].rows] == [row.total for row in all_of_them.groups[0].rows]
    mine = workload_page({"minder": "mine"}, actor, "/").groups[0].rows
    assert {row.total for row in mine} == {1}


def test_the_workload_of_a_past_day_is_what_was_counted_then(office):
    for _ in range(3):
        task = growing.task(office)
    growing.assignee(office)
    actor, day = office.actor("secretary"), clock.today()

    def counted(query):
        page = workload_page(query, actor, reverse("directives:list"))
        rows = [(group.kind, row) for group in page.groups for row in group.rows]
        for part in [part for _kind, row in rows for part in row.parts if part.count]:
            assert opened(part.url, actor) == part.count
        return [(kind, row.label, [part.count for part in row.parts]) for kind, row in rows]

    then = counted({})
    with clock.frozen(clock.now() + dt.timedelta(days=5)):
        assignments.close(assignment=Assignment.objects.get(matter_id=task.pk), reason="Nhầm.", by=SYSTEM)
        growing.task(office)
        assert counted({"as_of": day.isoformat()}) == then != counted({})


def test_who_sees_no_task_sees_nobodys_load(office):
    growing.task(office)
    assert not workload_page({}, office.actor("administrator"), "/").has_any
    assert timeline_page({}, office.actor("administrator")).bars == []
    assert calendar_page({}, office.actor("administrator")).number == 0


@pytest.mark.parametrize("name", ["board", "calendar", "timeline", "workload", "matrix", "grid"])
def test_the_filters_of_the_list_hold_and_the_way_back_keeps_them(name, office):
    growing.task(office)
    client = Client()
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(reverse(f"seeing:{name}"), {"q": "không có gì như thế"}).content.decode()
    assert "Hoàn thiện dự thảo" not in page
    assert f"{reverse('directives:list')}?q=" in page
    assert "Hoàn thiện dự thảo" in client.get(reverse("directives:list")).content.decode()
    assert reverse(f"seeing:{name}") in client.get(reverse("directives:list")).content.decode()


def opened(url: str, actor) -> int:
    """How many rows an address opens."""
    return selected(QueryDict(url.partition("?")[2]).dict(), actor).found.count()


@pytest.mark.parametrize("by", ["", "class", "light"])
@pytest.mark.parametrize("lanes", ["", "lead", "body", "directive"])
def test_every_number_of_a_board_is_that_of_all_its_tasks_and_opens_them(by, lanes, office):
    for _ in range(CARDS + 1):
        growing.task(office)
    growing.assignee(office)
    actor = office.actor("secretary")
    page = board_page({"by": by, "lanes": lanes}, actor)
    assert page.number == CARDS + 1
    for lane in page.lanes:
        assert opened(lane.url, actor) == lane.number
        for column in lane.columns:
            assert opened(column.url, actor) == column.number
            assert column.left_out >= 0
    assert sum(lane.number for lane in page.lanes) == sum(one.number for one in page.totals) == page.number


def test_a_card_offers_what_its_reader_may_do_from_there_and_only_today(office):
    task = growing.task(office)
    held = Assignment.objects.get(matter_id=task.pk)

    def acts(who: str, **query: str) -> list[str]:
        cards = [
            one for lane in board_page(query, office.actor(who)).lanes for col in lane.columns for one in col.cards
        ]
        return [act.url for card in cards for act in card.acts]

    receive, report = (reverse(f"assignments:{one}", args=[held.pk]) for one in ("receive", "report"))
    assert acts("ministry_clerk") == [receive]
    assert acts("secretary") == []
    assert acts("ministry_clerk", as_of=f"{clock.today() + dt.timedelta(days=1)}") == []
    assignments.receive(assignment=held, by=SYSTEM)
    assert acts("ministry_clerk") == [report]
    assignments.report(assignment=held, text="Xong.", claims_done=True, by=SYSTEM)
    assert acts("ministry_clerk") == []
    assert acts("secretary") == [reverse("directives:task", args=[task.pk])]


def _raise(office, held):
    """An obstacle in the register, which the agency must remove."""
    due = clock.today() + dt.timedelta(days=3)
    said = {"kind": "money", "text": "Thiếu kinh phí", "wanted": "Cấp đủ.", "owner": office.agency, "answer_on": due}
    obstacles.raise_obstacle(assignment=held, by=office.actor("ministry_clerk"), **said)


def test_a_card_tells_the_obstacle_and_why_its_light_is_so(office):
    task = growing.task(office)
    held = Assignment.objects.get(matter_id=task.pk)
    assignments.report(assignment=held, text="Đang làm.", obstacle="Thiếu kinh phí", by=SYSTEM)
    _raise(office, held)
    (card,) = [one for col in board_page({}, office.actor("secretary")).lanes[0].columns for one in col.cards]
    assert card.obstacle == "Thiếu kinh phí"
    assert (card.row.lit.light, card.row.lit.sign) == ("orange", "obstacle")
    browser = Client()
    browser.force_login(office.holdings["secretary"].person.user)
    page = browser.get(reverse("seeing:board")).content.decode()
    assert "Thiếu kinh phí" in page
    assert str(because(card.row.lit)) in page


def test_a_board_of_a_past_day_knows_nothing_of_later(office):
    growing.task(office)
    assert board_page({"as_of": f"{clock.today() - dt.timedelta(days=1)}"}, office.actor("secretary")).number == 0


def test_a_matrix_of_many_rows_has_pages_and_the_sums_of_all(office, monkeypatch):
    for _ in range(3):
        growing.task(office)
    Task.objects.filter(pk=growing.task(office).pk).update(directive=growing.directive(office))
    actor = office.actor("secretary")
    whole = matrix_page({}, actor)
    monkeypatch.setattr(matrix, "MOST_LINES", 1)
    pages = [matrix_page({"page": number}, actor) for number in ("1", "2", "99", "x")]
    assert len(whole.months.lines) > 1
    assert [one.months.lines for one in pages[:2]] == [[line] for line in whole.months.lines[:2]]
    assert pages[2].months.lines == whole.months.lines[-1:] and pages[3].months.lines == whole.months.lines[:1]
    assert all(one.holds and one.months.sums == whole.months.sums for one in pages)
    assert (pages[1].pager.total, pages[1].pager.previous) == (len(whole.months.lines), {"page": 1})


@pytest.mark.parametrize("rows", ["directive", "body", "lead"])
def test_the_months_reconcile_on_both_sides_and_every_number_opens_its_rows(rows, office):
    for _ in range(3):
        growing.task(office)
    held = Assignment.objects.filter(matter_id=growing.task(office).pk).get()
    report = assignments.report(assignment=held, text="Xong.", claims_done=True, by=SYSTEM)
    assignments.accept(report=report, by=SYSTEM)
    actor = office.actor("secretary")
    page = matrix_page({"rows": rows, "compare": f"{clock.today() - dt.timedelta(days=1)}"}, actor)
    assert page.holds
    assert page.number == 4
    squares = [one for line in page.months.lines for one in (*line.squares, line.total)]
    for square in [*squares, *page.months.sums, page.months.total]:
        assert opened(square.url, actor) == square.n == sum(one.n for one in square.numbers)
        for number in square.numbers:
            assert opened(number.url, actor) == number.n == number.change


def test_every_tile_opens_its_rows_and_a_group_counts_its_own_parts(office):
    growing.province(office)
    growing.province(office)
    actor = office.actor("secretary")
    grid = grid_page({}, actor).grid
    assert (grid.total, grid.late) == (2, 0)
    for day, late in ((0, 0), (5, 1)):
        for tile in grid_page({"as_of": f"{clock.today() + dt.timedelta(days=day)}"}, actor).grid.tiles:
            assert (tile.total, tile.late) in {(1, late), (0, 0)}
            assert opened(tile.url, actor) == tile.total
            assert opened(tile.late_url, actor) == tile.late
            assert tile.shade in {("s4" if late else "s0"), "none"}
    assert grid_page({}, office.actor("administrator")).grid.total == 0


def test_tiles_leave_out_what_all_names_have_in_common():
    vietnamese = ["Ủy ban nhân dân tỉnh An Giang", "Ủy ban nhân dân thành phố Huế"]
    assert without_shared(vietnamese) == ["Tỉnh An Giang", "Thành phố Huế"]
    assert without_shared(["アンザン省人民委員会", "フエ市人民委員会"]) == ["アンザン省", "フエ市"]
    assert without_shared(["Huế"]) == ["Huế"]


@pytest.mark.parametrize("light", ["red", "orange", "grey", "green", "none"])
def test_the_list_narrows_by_light_orders_by_it_and_says_why(light, office):
    held = [Assignment.objects.get(matter_id=growing.task(office).pk) for _ in range(4)]
    late = clock.today() + dt.timedelta(days=20)
    assignments.report(assignment=held[0], text="a", forecast_on=late, by=SYSTEM)
    assignments.report(assignment=held[1], text="b", by=SYSTEM)
    _raise(office, held[1])
    assignments.report(assignment=held[2], text="c", by=SYSTEM)
    done = assignments.report(assignment=held[3], text="d", claims_done=True, by=SYSTEM)
    assignments.accept(report=done, by=SYSTEM)
    growing.task(office)
    actor = office.actor("secretary")
    shown = selected({"sort": "light"}, actor)
    rows = shown.fetch(shown.found.order_by("light_code"))
    codes = [row.lit.light for row in rows]
    assert codes[:2] == ["red", "orange"]
    expected = {row.task.pk for row in rows if (row.lit.light or "none") == light}
    assert set(selected({"light": light}, actor).found.values_list("pk", flat=True)) == expected
    browser = Client()
    browser.force_login(office.holdings["secretary"].person.user)
    page = browser.get(reverse("directives:list"), {"cols": "title,light", "sort": "-light", "light": light})
    assert page.status_code == 200
    assert all(str(because(row.lit)) in page.content.decode() for row in rows if row.lit.light == light)


def test_the_rule_of_the_lights_is_declared_in_words_and_set_by_who_is_entitled(office):
    browser = Client()
    browser.force_login(office.holdings["secretary"].person.user)
    address = f"{reverse('seeing:set_lights')}?body={office.body.code}"
    form = browser.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent |= {"obstacle": "red", "silent": "orange", "silent_days": 45}
    assert browser.post(address, {**sent, "silent_days": "-1"}).status_code == 422
    assert browser.post(address, sent).status_code == 302
    page = browser.get(f"{reverse('seeing:lights')}?body={office.body.code}")
    told = {one.light: one.signs for one in page.context["told"]}
    assert len(told["red"]) == 3
    assert any("45" in sign for sign in told["orange"])
    stale = browser.post(address, sent)
    assert stale.status_code == 422
    assert browser.post(address, {**sent, "version": 1, "act": "drop"}).status_code == 302
    assert not browser.get(page.request["PATH_INFO"], {"body": office.body.code}).context["is_own"]
