"""Times that go on in the page: what is printed, and what the page counts on with."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from decreta.core import clock
from decreta.ui.components.times import as_minutes, clock_time_after, counting

NOW = dt.datetime(2025, 3, 10, 2, 5, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_english():
    with clock.frozen(NOW), translation.override("en"):
        yield


def ago(seconds: int) -> dt.datetime:
    return NOW - dt.timedelta(seconds=seconds)


def test_what_was_counted_until_a_moment_counts_on_from_it():
    found = counting(70, ago(30))
    assert f'data-base="70.000" data-began="{ago(30).timestamp():.3f}"' in found and ">1:40<" in found


@pytest.mark.parametrize(
    ("counted", "said", "state"),
    [(0, "3:00 left", ""), (150, "0:30 left", "near"), (180, "0:00 left", ""), (185, "0:05 over", "over")],
)
def test_what_is_left_of_a_limit_and_what_is_over_is_said_in_words_and_by_its_state(counted, said, state):
    found = counting(counted, NOW, 180, words=True)
    assert f">{said}<" in found and f'data-state="{state}"' in found and 'data-limit="180"' in found
    assert 'data-left="{} left"' in found and 'data-over="{} over"' in found


@pytest.mark.parametrize(("counted", "said"), [(-60, ""), (0, ""), (60, "1:00 over")])
def test_a_limit_of_nought_says_nothing_until_it_is_over(counted, said):
    assert f">{said}</d-timer>" in counting(counted, NOW, 0, words=True)


def test_a_timer_is_announced_to_nobody_by_itself():
    found = counting(5, NOW, 180, words=True)
    assert 'role="timer"' in found and "aria-live" not in found


def test_what_stands_has_no_moment_to_count_from():
    assert "data-began" not in counting(70, None) and ">1:10<" in counting(70, None)


def test_where_the_clock_of_a_demonstration_stands_nothing_goes_on(monkeypatch):
    monkeypatch.setattr(clock, "is_standing", lambda: True)
    assert "data-began" not in counting(70, ago(30)) and ">1:40<" in counting(70, ago(30))
    assert "d-clock" not in clock_time_after(NOW, 600)


def test_what_comes_later_says_how_far_from_now_it_is_at_least():
    found = clock_time_after(NOW, 600)
    assert f'data-at="{NOW.timestamp():.3f}" data-after="600"' in found and ">09:05<" in found
    assert "d-clock" not in clock_time_after(NOW, None)  # a fact, or a plan


def test_an_hour_stays_in_minutes():
    assert [as_minutes(one) for one in (0, 65.9, 3600)] == ["0:00", "1:05", "60:00"]
