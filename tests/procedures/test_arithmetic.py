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
        ([A] * 6 + [D] * 6, 12, Rule(tie="rejected"), A, False, False),
        ([A] * 6 + [D] * 6, 12, Rule(tie="chair_decides"), A, False, False),
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


@pytest.mark.parametrize(
    ("decided", "waits", "adopted"), [(None, True, False), (True, False, True), (False, False, False)]
)
def test_a_tie_that_is_left_to_the_chair_waits_until_he_has_decided(decided, waits, adopted):
    found = tally(Rule(tie="chair_decides"), members=4, stances=[A, A, D], chair=D, decided=decided)
    assert (found.is_tied, found.waits, found.is_adopted, found.by_chair) == (True, waits, adopted, adopted)


@pytest.mark.parametrize(
    ("chair", "silence", "adopted", "waits"),
    [
        ("", "agrees", True, False),
        ("", "not_voted", False, True),
        ("other", "not_voted", False, True),
        ("other", "agrees", False, True),
        (None, "agrees", False, True),
        (D, "agrees", False, False),
    ],
)
def test_the_side_of_a_chair_who_is_silent_or_on_neither(chair, silence, adopted, waits):
    """Three of six agree, a silent one among them where silence agrees: it hangs on the chair."""
    said = [A] * (2 if silence == "agrees" else 3) + [D] * 3
    found = tally(Rule(silence=silence), members=6, stances=said, chair=chair)
    assert (found.is_tied, found.is_adopted, found.by_chair, found.waits) == (True, adopted, adopted, waits)


def test_a_chair_who_does_not_decide_leaves_nothing_waiting():
    for rule in (Rule(), Rule(tie="chair_decides")):
        found = tally(rule, members=4, stances=[A, A, D], chair=None, can_decide=False)
        assert (found.is_tied, found.waits, found.is_adopted) == (True, False, False)


@pytest.mark.parametrize(("share", "members", "wanted"), [(">2/3", 12, 9), ("4/5", 10, 8), ("3/5", 10, 6)])
def test_a_share_that_is_not_among_the_usual_is_itself(share, members, wanted):
    found = tally(Rule(share), members=members, stances=[A] * wanted, chair=None)
    assert (found.needed, found.is_adopted) == (wanted, True)
    assert not tally(Rule(share), members=members, stances=[A] * (wanted - 1), chair=None).is_adopted
