"""Rules of repetition: which days they name, when they end, what they refuse, how they are said."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.core.deadlines import Deadline, PeriodUnit
from decreta.core.errors import Invalid
from decreta.core.recurrence import Rule, Unit, last_day, validate, words

JANUARY = Deadline.of_day(dt.date(2025, 1, 31))


def days(rule: Rule, number: int = 4) -> list[dt.date]:
    return [last_day(deadline) for _n, deadline in islice(rule.following(rule.since), number)]


def test_a_short_month_does_not_shorten_the_months_after_it() -> None:
    assert days(Rule(JANUARY, Unit.MONTH)) == [
        dt.date(2025, month, day) for month, day in ((1, 31), (2, 28), (3, 31), (4, 30))
    ]


def test_the_last_day_of_the_month_stays_the_last_one() -> None:
    april = Rule(Deadline.of_day(dt.date(2025, 4, 30)), Unit.MONTH)
    assert days(april, 2)[1] == dt.date(2025, 5, 30)
    assert days(Rule(april.first, Unit.MONTH, at_month_end=True), 2)[1] == dt.date(2025, 5, 31)


def test_before_a_day_stays_before_that_day() -> None:
    rule = Rule(Deadline.of_day(dt.date(2025, 1, 25), includes_day=False), Unit.QUARTER)
    assert days(rule, 2) == [dt.date(2025, 1, 24), dt.date(2025, 4, 24)]


@pytest.mark.parametrize(
    ("first", "unit", "every", "labels"),
    [
        (Deadline.of_month("2025-11"), Unit.MONTH, 1, ["2025-11", "2025-12", "2026-01"]),
        (Deadline.of_month("2025-11"), Unit.QUARTER, 1, ["2025-11", "2026-02", "2026-05"]),
        (Deadline.of_quarter("2025-Q3"), Unit.QUARTER, 2, ["2025-Q3", "2026-Q1", "2026-Q3"]),
        (Deadline.of_year(2025), Unit.YEAR, 2, ["2025", "2027", "2029"]),
        (Deadline.of_day(dt.date(2025, 1, 31)), Unit.WEEK, 2, ["2025-01", "2025-02", "2025-02"]),
        (Deadline.of_day(dt.date(2024, 2, 29)), Unit.YEAR, 1, ["2024-02", "2025-02", "2026-02"]),
    ],
)
def test_periods_come_again_at_the_precision_at_which_they_were_said(
    first: Deadline, unit: Unit, every: int, labels: list[str]
) -> None:
    rule = Rule(first, unit, every)
    assert [deadline.period_label for _n, deadline in islice(rule.following(1), 3)] == labels


def test_a_rule_ends_with_a_day_or_with_a_number() -> None:
    assert len(list(Rule(JANUARY, Unit.MONTH, until=dt.date(2025, 4, 30)).following(1))) == 4
    assert len(list(Rule(JANUARY, Unit.MONTH, until=dt.date(2025, 4, 29)).following(1))) == 3
    assert [number for number, _first in Rule(JANUARY, Unit.MONTH, since=3, number=5).following(3)] == [3, 4, 5]
    assert Rule(JANUARY, Unit.MONTH, since=3).deadline(2) is None


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ({"first": Deadline.standing()}, {"unit"}),
        ({"first": Deadline.after_event("issued", 3, PeriodUnit.DAY)}, {"unit"}),
        ({"first": Deadline.of_quarter("2025-Q1"), "unit": Unit.MONTH}, {"unit"}),
        ({"every": 0, "number": 0, "ahead": 400}, {"every", "number", "ahead"}),
        ({"until": dt.date(2025, 1, 30)}, {"until"}),
        ({"unit": Unit.WEEK, "at_month_end": True}, {"at_month_end"}),
    ],
)
def test_what_cannot_be_followed_is_refused_with_everything_that_is_wrong(rule: Any, fields: set[str]) -> None:
    with pytest.raises(Invalid) as refused:
        validate(Rule(**{"first": JANUARY, "unit": Unit.MONTH, **rule}))
    assert {one.field for one in refused.value.problems} == fields
    with pytest.raises(Invalid):
        Rule.from_data({"unit": "moon"})


@given(
    first=st.dates(dt.date(2000, 1, 1), dt.date(2035, 1, 1)),
    unit=st.sampled_from(Unit),
    every=st.integers(1, 4),
    end=st.sampled_from(["its day", "the last day"]),
    number=st.integers(1, 40),
)
def test_occurrences_follow_each_other_and_the_json_form_says_the_same(
    first: dt.date, unit: Unit, every: int, end: str, number: int
) -> None:
    is_last = end == "the last day" and unit is not Unit.WEEK
    rule = Rule(Deadline.of_day(first), unit, every, at_month_end=is_last, number=number)
    found = days(rule, 100)
    assert len(found) == number and found == sorted(set(found))
    assert Rule.from_data(rule.to_data()) == rule
    if unit is not Unit.WEEK and not rule.at_month_end:
        assert all(day.day <= first.day for day in found)


def test_a_rule_is_said_in_three_languages() -> None:
    rule = Rule(Deadline.of_day(dt.date(2025, 1, 25)), Unit.MONTH, until=dt.date(2025, 12, 31))
    assert words(rule, "en") == "every month, on day 25, until 31 December 2025"
    assert words(rule, "vi") == "hằng tháng, vào ngày 25, đến ngày 31 tháng 12 năm 2025"
    assert words(rule, "ja") == "毎月、25日、2025年12月31日まで"
    assert (
        words(Rule(Deadline.of_quarter("2025-Q1"), Unit.QUARTER, number=4), "en")
        == "every quarter, 4 occurrences in all"
    )
