"""The search of a disk for many things at once finds what a search for each by itself finds."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.faults._p10_disk import places


def one_by_one(needles: list[bytes], data: list[bytes]) -> dict[bytes, tuple[int, int]]:
    found = {}
    for needle in needles:
        for number, one in enumerate(data):
            if (at := one.find(needle)) >= 0:
                found[needle] = (number, at)
                break
    return found


@given(st.integers(min_value=0, max_value=2**32))
def test_what_lies_anywhere_is_found_where_it_lies_first(seed):
    chance = random.Random(seed)
    # Few different bytes: pieces meet that belong to nothing, and things lie within one another.
    needles = [bytes(chance.choices(b"ab", k=chance.choice([4, 15, 16, 23, 40]))) for _n in range(8)]
    data = []
    for _file in range(3):
        parts = [bytes(chance.choices(b"ab", k=chance.randrange(30))) for _n in range(4)]
        data.append(b"".join(one + chance.choice([b"", chance.choice(needles)]) for one in parts))
    assert places(needles, data) == one_by_one(needles, data)
