"""The figures that were published of 2017, as the report prints them: each share with its whole and what it means."""

from __future__ import annotations

from decreta.assignments.enums import Timeliness
from decreta.directives.queries.progress import ratio_definitions, ratios_of
from decreta.ui import moments

# 21,914 tasks: done 16,051 (in time 14,068, late 1,983), open 5,863 (in time 5,640, overdue 223).
PUBLISHED = {
    Timeliness.DONE_IN_TIME: 14_068,
    Timeliness.DONE_LATE: 1_983,
    Timeliness.IN_PROGRESS_IN_TIME: 5_640,
    Timeliness.OVERDUE: 223,
}


def _shares():
    return ratios_of([(one.value, True) for one, number in PUBLISHED.items() for _ in range(number)])


def test_the_two_published_shares_have_one_whole_and_differ_by_what_was_late():
    """98.62 % hides 1,983 tasks that were done late; 86.4 % does not. Both are of the 16,274 that had to be done by then."""
    shares = _shares()
    assert shares["done_of_due"] == (16_051, 16_274)
    assert shares["in_time_of_due"] == (14_068, 16_274)
    assert moments.percent(*shares["done_of_due"], 2) == "98.62%"
    assert moments.percent(*shares["in_time_of_due"]) == "86.4%"


def test_the_other_shares_of_the_same_figures_have_other_wholes():
    shares = _shares()
    assert shares["done_of_all"] == (16_051, 21_914)
    assert shares["in_time_of_done"] == (14_068, 16_051)


def test_every_share_says_what_it_is_a_share_of():
    assert set(_shares()) == set(ratio_definitions())


def test_what_is_reported_done_too_late_and_not_verified_is_due_and_not_done():
    assert ratios_of([(Timeliness.REPORTED_LATE.value, True), (Timeliness.DONE_LATE.value, True)])["done_of_due"] == (
        1,
        2,
    )


def test_a_share_is_never_printed_as_all_while_one_is_missing():
    assert moments.percent(99_999, 100_000, 2) == "99.99%"
    assert moments.percent(1, 3) == "33.3%"
