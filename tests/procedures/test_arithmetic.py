"""The result of a question: of all members, by rule, with ties and silence."""

from __future__ import annotations

import pytest

from decreta.procedures.arithmetic import Rule, needed, tally

A, D = "agrees", "disagrees"


@pytest.mark.parametrize(
    ("members", "majority", "wanted"),
    [(12, ">1/2", 7), (13, ">1/2", 7), (12, "2/3", 8), (13, "2/3", 9), (12, "3/4", 9), (5, "1/1", 5), (1, ">1/2", 1)],
)
def test_how_many_must_agree(members, majority, wanted):
    assert needed(members, majority) == wanted


@pytest.mark.parametrize(
    ("said", "members", "rule", "chair", "adopted", "by_chair"),
    [
        ([A] * 7, 12, Rule(), None, True, False),
        # The base is all members: six of seven answers are not enough of twelve.
        ([A] * 6 + [D], 12, Rule(), D, False, False),
        ([A] * 6 + [D] * 6, 12, Rule(), A, True, True),
        ([A] * 6 + [D] * 6, 12, Rule(), D, False, False),
        ([A] * 6, 12, Rule(), A, True, True),
        ([A] * 6 + [D] * 6, 12, Rule(chair_breaks_ties=False), A, False, False),
        ([A] * 3, 12, Rule(silence="agrees"), None, True, False),
        ([D] * 6, 12, Rule(silence="agrees"), D, False, False),
        ([A] * 8, 12, Rule("2/3"), None, True, False),
        ([A] * 7 + ["other"] * 5, 12, Rule("2/3"), A, False, False),
        ([], 0, Rule(), None, False, False),
    ],
)
def test_what_a_question_comes_to(said, members, rule, chair, adopted, by_chair):
    found = tally(rule, members=members, stances=said, chair=chair)
    assert (found.is_adopted, found.by_chair) == (adopted, by_chair)
    assert found.agree + found.disagree + found.other + found.silent == members
