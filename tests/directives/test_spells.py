"""Spells say of every day what the facts do, whatever was recorded in which order, and however often they are counted."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from uuid import UUID, uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.timeliness import classify, fold, roll_up
from decreta.core import clock
from decreta.directives.models.spells import FOREVER
from decreta.directives.queries.spells import Given, Run, Stand, day_of, runs
from tests.assignments.histories import HOURS, START, Step, histories, moments

FIRST, DAYS = START.date() - dt.timedelta(days=2), HOURS // 24 + 40


def as_given(steps: list[Step], *, leads: bool = False) -> Given:
    """An assignment with a history; one that leads is led by an agency of its own."""
    pk = uuid4()
    return Given(pk, steps[0].recorded_at, ("o", pk) if leads else None, list(steps))  # type: ignore[arg-type]


def brute(given: Iterable[Given], day: dt.date) -> Stand:
    """How a task stands as of the end of a day, from nothing but the definitions."""
    moment = clock.end_of_day(day)
    folded = [fold(one.facts, moment) for one in given]
    known = [one for one in folded if one.assigned_at is not None]
    current = roll_up(classify(one, moment) for one in known) or Timeliness.UNDATED
    baseline = roll_up(classify(one, moment, against="baseline") for one in known) or Timeliness.UNDATED
    # Who was relieved counts only where nobody else is.
    counted = [one for one in known if one.closed_at is None] or known
    reported = [day_of(one.done_reported_at) for one in counted if one.done_reported_at]
    leads = sorted((one.recorded_at, one.pk, one.lead) for one in given if one.lead and one.recorded_at <= moment)
    lead: tuple[str, UUID | None] = leads[-1][2] if leads else ("", None)
    done_on = max(reported, default=None) if current in DONE else None
    lapses_at = min((one.current_lapses_at for one in counted if one.current_lapses_at), default=None)
    return Stand(current.value, baseline.value, *lead, len(counted), done_on, lapses_at)


def standing_on(found: list[Run], day: dt.date) -> list[Stand]:
    return [run.stand for run in found if run.first_on <= day <= run.last_on]


@settings(max_examples=150, deadline=None)
@given(
    found=st.lists(st.tuples(histories(), st.booleans()), max_size=5),
    since=st.just(START) | moments(),
)
def test_on_every_day_exactly_one_spell_holds_and_it_says_what_the_facts_do(
    found: list[tuple[list[Step], bool]], since: dt.datetime
) -> None:
    assignments = [as_given(steps, leads=leads) for steps, leads in found]
    spells = runs(assignments, since=day_of(since))
    assert spells[0].first_on == day_of(since) and spells[-1].last_on == FOREVER
    for number in range(DAYS):
        day = FIRST + dt.timedelta(days=number)
        expected = [brute(assignments, day)] if day >= day_of(since) else []
        assert standing_on(spells, day) == expected, day
    assert all(one.stand != other.stand for one, other in itertools.pairwise(spells))


@settings(max_examples=60, deadline=None)
@given(found=st.lists(histories(), min_size=1, max_size=4), until=moments())
def test_what_is_recorded_later_changes_no_day_before(found: list[list[Step]], until: dt.datetime) -> None:
    day = day_of(until)
    known = [[one for one in steps if day_of(one.recorded_at) <= day] for steps in found]
    whole = [as_given(steps) for steps in found]
    part = [Given(one.pk, one.recorded_at, None, list(steps)) for one, steps in zip(whole, known, strict=True)]  # type: ignore[arg-type]
    before, after = (runs(one, since=FIRST) for one in (part, whole))
    for number in range((day - FIRST).days + 1):
        assert standing_on(before, FIRST + dt.timedelta(days=number)) == standing_on(
            after, FIRST + dt.timedelta(days=number)
        )


@settings(max_examples=40, deadline=None)
@given(steps=histories(), at=st.lists(moments(), min_size=10, max_size=10))
def test_facts_recorded_under_a_clock_that_went_back_are_folded_as_they_are(
    steps: list[Step], at: list[dt.datetime]
) -> None:
    at[0] = min(at[: len(steps)])
    for step, moment in zip(steps, at, strict=False):
        step.recorded_at, step.happened_at = moment, min(moment, step.happened_at)
    one = as_given(steps)
    spells = runs([one], since=FIRST)
    for number in range(DAYS):
        day = FIRST + dt.timedelta(days=number)
        assert standing_on(spells, day) == [brute([one], day)], day


def test_a_task_for_each_of_a_group_is_led_by_the_group_and_one_without_assignments_is_undated() -> None:
    group = uuid4()
    (only,) = runs([], since=FIRST, group_id=group)
    assert only == Run(FIRST, FOREVER, Stand("undated", "undated", "g", group, 0, None, None))
