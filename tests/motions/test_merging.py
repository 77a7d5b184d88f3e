"""An amendment is laid on a text that has changed meanwhile, paragraph by paragraph."""

from __future__ import annotations

import random

import pytest

from decreta.motions.merging import hunks, merged, paragraphs, reach

BASE = "một\nhai\nba\nbốn"


@pytest.mark.parametrize(
    ("wanted", "now", "result"),
    [
        ("một\nHAI\nba\nbốn", BASE, "một\nHAI\nba\nbốn"),
        ("một\nHAI\nba\nbốn", "MỘT\nhai\nba\nbốn", "MỘT\nHAI\nba\nbốn"),
        ("một\nHAI\nba\nbốn", "một\nhai\nBA\nbốn", "một\nHAI\nBA\nbốn"),
        ("một\nHAI\nba\nbốn", "một\nhay\nba\nbốn", None),
        ("một\nHAI\nba\nbốn", "một\nba\nbốn", None),
        ("một\nba\nbốn", "một\nhai\nba\nBỐN", "một\nba\nBỐN"),
        ("một\nhai\nthêm\nba\nbốn", "một\nhai\nba\nBỐN", "một\nhai\nthêm\nba\nBỐN"),
        ("một\nhai\nthêm\nba\nbốn", "một\nhai\nkhác\nba\nbốn", None),
        ("một\nHAI\nba\nbốn", "một\nHAI\nba\nBỐN", "một\nHAI\nba\nBỐN"),
        ("năm", "MỘT\nhai\nba\nbốn", None),
    ],
)
def test_it_is_laid_on_the_present_text_unless_both_changed_one_paragraph(wanted, now, result):
    assert merged(BASE, wanted, now) == result


def test_hunks_lead_from_one_text_to_the_other():
    chance = random.Random(7)
    for _round in range(300):
        old, new = ("\n".join(chance.choices("abcd", k=chance.randint(1, 6))) for _one in range(2))
        lines = old.split("\n")
        for one in sorted(hunks(old, new), key=lambda hunk: (hunk.start, hunk.end), reverse=True):
            lines[one.start : one.end] = one.lines
        assert "\n".join(lines) == new
        assert merged(old, new, old) == new
        assert merged(old, old, new) == new
        assert merged(old, new, new) == new


def test_what_is_touched_and_how_far_it_goes():
    assert paragraphs(BASE, "một\nHAI\nba\nbốn\nnăm") == [2, 4]
    assert reach(BASE, "một\nhai\nba\nbốn.") == 4, "a word that is changed falls and comes"
    assert reach(BASE, "x") > reach(BASE, "một\nba\nbốn")
