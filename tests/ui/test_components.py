"""Buttons, forms, lists and figures: what they state and what they never hide."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from decreta.ui.buttons import ButtonContext
from decreta.ui.charts import Part, Point, Ratio, Row, Steps, draw, segments
from decreta.ui.deadlines import LEFT, RIGHT, Date3, Deadlines, scale
from decreta.ui.listing import Chip, Pager
from decreta.ui.progress import Progress

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def render(source, query="", **context):
    request = RequestFactory().get(f"/{query}")
    return Template("{% load decreta %}" + source).render(Context({"request": request, **context}))


class TaskForm(forms.Form):
    title = forms.CharField(label="Title", help_text="As in the notice")
    due_on = forms.DateField(label="Deadline")


def test_a_button_that_may_not_be_pressed_says_why():
    html = render("{% button one %}", one=ButtonContext.refused("Conclude", "Close the vote first."))
    assert "disabled" in html
    assert "Close the vote first." in html


def test_a_posting_button_is_a_form_of_its_own():
    html = render("{% button one %}", one=ButtonContext("Urge", "/urge/", method="post", hidden={"task": "7"}))
    assert '<form class="btn-form" method="post" novalidate action="/urge/">' in html
    assert 'name="task" value="7"' in html
    assert "csrfmiddlewaretoken" in html


def test_a_form_says_everything_that_is_wrong_at_once_and_keeps_what_was_typed():
    html = render("{% form_fields form %}", form=TaskForm({"title": "", "due_on": "31/02/2025"}))
    assert "2 entries need correction" in html
    assert html.count('href="#id_') == 2
    assert html.count('aria-invalid="true"') == 2
    assert 'value="31/02/2025"' in html
    assert 'aria-describedby="id_title-help id_title-wrong"' in html


def test_the_summary_of_a_form_stands_once():
    html = render("{% form_errors form %}{% form_fields form %}", form=TaskForm({}))
    assert html.count("alert-danger") == 1


def test_a_new_form_is_not_wrong():
    html = render("{% form_fields form %}", form=TaskForm())
    assert "alert" not in html
    assert "aria-invalid" not in html


def test_sorting_again_turns_the_order_and_begins_at_the_first_page():
    html = render("{% sort_heading 'due' 'Deadline' %}", "?sort=due&page=4&lead=x")
    assert 'aria-sort="ascending"' in html
    assert "sort=-due" in html
    assert "lead=x" in html
    assert "page=4" not in html


def test_removing_a_filter_keeps_the_others():
    html = render("{% filter_chips chips %}", "?due=2025-03&lead=x&page=2", chips=[Chip("due", "Deadline", "March")])
    assert 'href="?lead=x"' in html


def test_the_last_page_has_no_next():
    assert Pager.numbered(3, 50, 117) == Pager(101, 117, 117, previous={"page": 2})
    assert Pager.numbered(1, 50, 0).first == 0


def test_zeros_of_late_and_overdue_are_printed_and_other_zeros_are_not():
    parts = [Part(state, 0) for state in ("done_in_time", "done_late", "overdue", "suspended")]
    assert [part.state for part in Ratio(0, 0, "of 0", parts).legend] == ["done_late", "overdue"]


def test_a_strip_needs_no_parts_to_be_drawn():
    assert "<rect" not in render("{% ratio one %}", one=Ratio(0, 0, "of 0", []))


def test_parts_of_a_bar_stand_where_their_counts_put_them():
    drawn = segments([Part("done_in_time", 4), Part("overdue", 0), Part("in_progress_in_time", 9)], 13)
    assert [(mark, start) for mark, start, _ in drawn] == [("intime", 0.0), ("progress", 4)]
    assert all(start + width <= 13 for _, start, width in drawn)


def test_totals_of_a_matrix_are_the_sums_of_what_it_shows():
    rows = [Row("A", [Part("overdue", 2)]), Row("B", [Part("overdue", 3), Part("undated", 1)])]
    html = render("{% matrix rows states heading='Lead' label='x' %}", rows=rows, states=["overdue", "undated"])
    foot = html.split("<tfoot>")[1]
    assert [foot.count(f'<td class="r">{n}</td>') for n in (5, 1, 6)] == [1, 1, 1]


def test_a_step_chart_ends_at_its_last_value():
    chart = Steps(dt.date(2025, 3, 18), dt.date(2025, 3, 31), 13, [Point(dt.date(2025, 3, 21), 1)], "due", "done", "t")
    drawn = draw(chart)
    assert drawn.value == 1
    assert drawn.path.startswith("M30 148H")
    assert draw(Steps(chart.last, chart.last, 0, [], "due", "done", "t")).value == 0


def test_a_step_chart_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        draw(Steps(dt.date(2025, 4, 1), dt.date(2025, 3, 1), 1, [], "due", "done", "t"))


def midnight_after(day):
    return Date3(dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), OFFICE))


def test_the_end_of_a_day_is_drawn_at_that_day():
    day = dt.date(2025, 3, 31)
    drawn = scale(Deadlines(midnight_after(day), midnight_after(day)), day)
    assert drawn.baseline_x == drawn.current_x == drawn.today_x
    assert LEFT <= drawn.today_x <= RIGHT


def test_undated_work_has_no_scale_but_its_words():
    deadlines = Deadlines(Date3(words="no deadline stated"), Date3(words="no deadline stated"))
    html = render("{% deadline one %}", one=deadlines)
    assert 'class="scale"' not in html
    assert "no deadline stated" in html


def test_a_job_at_its_end_is_not_asked_again():
    running = Progress("Import", 3, 46, "rows", poll_url="/job/")
    assert "hx-get" in render("{% job_progress one %}", one=running)
    assert "hx-get" not in render(
        "{% job_progress one %}", one=Progress("Import", 46, 46, "rows", "done", poll_url="/job/")
    )
