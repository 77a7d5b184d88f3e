"""The smallest marks: a state is never colour alone, a date is written as the office writes it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from decreta.ui import moments, symbols, words

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def render(source, **context):
    return Template("{% load decreta %}" + source).render(Context(context))


@pytest.mark.parametrize("timeliness", words.STATES)
def test_state_has_shape_and_word(timeliness):
    html = render("{% state one %}", one=timeliness)
    assert "<svg" in html
    assert str(words.STATES[timeliness].label) in html


def test_work_in_time_that_is_near_due_shows_the_hourglass_and_overdue_work_does_not():
    assert "state-near" in render("{% state 'in_progress_in_time' near=True %}")
    assert "state-overdue" in render("{% state 'overdue' near=True %}")


def test_a_fragment_carries_its_drawing_with_it():
    html = render("{% icon 'bell' %}")
    assert "<use" not in html
    assert "<path" in html


def test_a_page_prints_each_symbol_once_at_its_end():
    request = RequestFactory().get("/")
    source = "{% load decreta %}{% page_start %}{% icon 'bell' %}{% icon 'bell' %}|{% sprite %}"
    used, sprite = Template(source).render(RequestContext(request)).split("|")
    assert used.count('<use href="#i-bell"/>') == 2
    assert sprite.count("<symbol") == 1


def test_an_icon_that_does_not_exist_is_a_mistake_of_the_page():
    with pytest.raises(KeyError):
        render("{% icon 'no-such-icon' %}")


def test_every_state_has_its_shape_among_the_symbols():
    assert {f"s-{state.mark}" for state in words.STATES.values()} <= set(symbols.catalogue())


def test_text_given_to_a_mark_is_escaped():
    assert "<b>" not in render("{% state 'overdue' label %}{% sym label %}{% clause label %}", label="<b>")


def test_the_end_of_a_day_is_24_00_and_never_the_next_morning():
    assert moments.lapse(dt.datetime(2025, 4, 1, tzinfo=OFFICE)) == "31/03/2025, 24:00"
    assert moments.lapse(dt.datetime(2025, 3, 31, 17, tzinfo=OFFICE)) == "31/03/2025, 17:00"


def test_a_moment_is_read_on_the_clock_of_the_office():
    assert moments.moment(dt.datetime(2025, 3, 28, 20, 20, tzinfo=dt.UTC)) == "29/03/2025 03:20"


@pytest.mark.parametrize(("language", "written"), [("vi", "31/03/2025"), ("en", "31/03/2025"), ("ja", "2025/03/31")])
def test_days_are_day_first_except_in_japanese(language, written):
    with translation.override(language):
        assert moments.day(dt.date(2025, 3, 31)) == written


@pytest.mark.parametrize(
    ("language", "kind", "written"),
    [
        ("en", "month", "in March 2025"),
        ("vi", "month", "trong tháng 3/2025"),
        ("ja", "month", "2025年3月中"),
        ("en", "quarter", "in quarter I of 2025"),
        ("ja", "quarter", "第1四半期中（2025年）"),
        ("vi", "standing", "nhiệm vụ thường xuyên"),
    ],
)
def test_a_deadline_keeps_the_precision_in_which_it_was_decided(language, kind, written):
    with translation.override(language):
        assert moments.period(kind, dt.date(2025, 3, 1)) == written


def test_a_deadline_with_a_day_needs_the_day():
    with pytest.raises(ValueError, match="needs its day"):
        moments.period("month")


@pytest.mark.parametrize(("language", "number", "share"), [("vi", "1.117", "30,7\u00a0%"), ("en", "1,117", "30.7%")])
def test_numbers_follow_the_language(language, number, share):
    with translation.override(language):
        assert moments.number(1117) == number
        assert moments.percent(4, 13) == share


def test_no_whole_has_no_share():
    assert not moments.percent(0, 0)


def test_numbers_with_their_symbols_stay_on_one_line_and_nothing_else_is_marked():
    from decreta.ui.components.marks import unbroken

    text = "Thông báo số 06-TB/BCĐCĐS ngày 18/3/2025, 57-NQ/TW & <b>"
    assert unbroken(text) == (
        'Thông báo số <span class="sym-in">06-TB/BCĐCĐS</span> ngày 18/3/2025, '
        '<span class="sym-in">57-NQ/TW</span> &amp; &lt;b&gt;'
    )
