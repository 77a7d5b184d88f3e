"""Ids sort by the time they were made."""

from __future__ import annotations

import time

from decreta.core.ids import new_id


def test_ids_made_in_a_row_sort_in_that_row():
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_id_is_version_seven_of_the_present_millisecond():
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1
