"""Comparing takes bounded time, whatever is compared, and tells the way from one to the other."""

from __future__ import annotations

import random
import time

import pytest

from decreta.core.comparing import are_alike, steps


def walked(before, after, **more):
    """What comes out when the steps are taken, with each step's stretches checked against both rows."""
    made, at, to = [], 0, 0
    for tag, i, j, m, n in steps(before, after, **more):
        assert (i, m) == (at, to), "no gap, nothing twice"
        assert (before[i:j] == after[m:n]) == (tag == "equal")
        made += after[m:n]
        at, to = j, n
    assert (at, to) == (len(before), len(after))
    return made


@pytest.mark.parametrize("seed", range(30))
def test_the_steps_lead_from_one_to_the_other(seed):
    chance = random.Random(seed)
    before, after = ([chance.choice("ab c") for _n in range(chance.randrange(60))] for _row in range(2))
    assert walked(before, after) == after
    assert walked(before, after, idle=str.isspace) == after


def test_what_repeats_itself_a_thousand_times_is_compared_at_once():
    before, after = ["a", " ", "b", " "] * 1_000, ["b", " ", "a", " "] * 1_000
    began = time.process_time()
    assert walked(before, after) == after
    assert are_alike(before, after, 0.4)
    assert time.process_time() - began < 2


def test_two_words_far_apart_in_a_long_paragraph_are_found():
    before = [part for n in range(900) for part in (f"w{n}", " ")]
    after = [{"w10": "x", "w880": "y"}.get(one, one) for one in before]
    changed = [before[i:j] for tag, i, j, _m, _n in steps(before, after, idle=str.isspace) if tag != "equal"]
    assert changed == [["w10"], ["w880"]]
