"""Quorum and majority are whole numbers reached by trying them all: no rounding, no floats."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.meetings.deciding import Choice, Count, Election, Majority, Outcome, Quorum, Result, Share
from decreta.meetings.enums import Base, Tie

SHARES = st.builds(
    lambda n, m, more: Share(min(n, m), max(n, m), more), st.integers(1, 12), st.integers(1, 12), st.booleans()
).filter(lambda share: share.is_possible)
VOTES = st.integers(0, 40)
HALF = Share(1, 2, is_more_than=True)


def tried(share: Share, whole: int) -> int:
    """The least number that satisfies a share, by trying from nought."""
    for n in range(whole + 2):
        part = Fraction(n, whole) if whole else Fraction(n)
        if part > share.fraction if share.is_more_than else part >= share.fraction:
            return n
    raise AssertionError("nothing satisfies it")


@given(SHARES, st.integers(1, 200))
def test_the_number_needed_is_the_least_that_satisfies_the_share(share, whole):
    assert share.needed(whole) == tried(share, whole)
    assert 1 <= share.needed(whole) <= whole


@given(SHARES)
def test_a_share_is_read_as_it_is_written(share):
    assert Share.read(str(share)) == share


@pytest.mark.parametrize("text", ["", "1/0", "0/2", "3/2", ">1/1", "1", "a/b", "-1/2", "1/2/3"])
def test_what_nobody_can_reach_is_no_share(text):
    with pytest.raises(ValueError):
        Share.read(text)


@given(SHARES, st.integers(0, 40), st.integers(0, 40))
def test_more_people_never_break_a_quorum(share, present, members):
    now = Quorum(share, present, members)
    assert not now.is_reached or Quorum(share, present + 1, members).is_reached


def test_a_quorum_shows_its_arithmetic():
    assert Quorum(HALF, 7, 12).words == "7 of 12 present, 7 needed: quorate"
    assert Quorum(HALF, 6, 12).words == "6 of 12 present, 7 needed: not quorate"
    assert not Quorum(HALF, 0, 0).is_reached


@given(SHARES, st.sampled_from(Base), st.sampled_from(Tie), VOTES, VOTES, VOTES, st.integers(0, 20), st.integers(0, 20))
def test_a_result_is_what_counting_one_by_one_gives(share, base, tie, agree, disagree, other, away, silent):
    cast = agree + disagree + other
    count = Count(agree, disagree, other, entitled=cast + silent + away, present=cast + silent)
    whole = {Base.ALL: cast + silent + away, Base.PRESENT: cast + silent, Base.CAST: cast, Base.SIDES: agree + disagree}
    result = Result(Majority(share, base, tie), count, chair_agrees=None, chair_decided=None)
    reached = agree > 0 and agree >= tried(share, whole[base]) if whole[base] else False
    assert result.has_majority == reached
    is_tie = not reached and agree == disagree > 0 and share.is_more_than and share.fraction == Fraction(1, 2)
    assert result.is_tie == is_tie
    expected = Outcome.ADOPTED if reached else Outcome.REJECTED
    if is_tie and tie != Tie.REJECTED:
        expected = Outcome.WAITS_FOR_CHAIR
    assert result.outcome == expected


@pytest.mark.parametrize(
    ("tie", "side", "decided", "outcome"),
    [
        (Tie.REJECTED, True, True, Outcome.REJECTED),
        (Tie.CHAIRS_SIDE, True, None, Outcome.ADOPTED),
        (Tie.CHAIRS_SIDE, False, None, Outcome.REJECTED),
        (Tie.CHAIRS_SIDE, None, None, Outcome.WAITS_FOR_CHAIR),
        (Tie.CHAIRS_SIDE, None, True, Outcome.ADOPTED),
        (Tie.CHAIR_DECIDES, True, None, Outcome.WAITS_FOR_CHAIR),
        (Tie.CHAIR_DECIDES, True, False, Outcome.REJECTED),
        (Tie.CHAIR_DECIDES, None, True, Outcome.ADOPTED),
    ],
)
def test_equal_sides(tie, side, decided, outcome):
    rule = Majority(HALF, Base.ALL, tie)
    assert Result(rule, Count(6, 6, 0, 12, 12), side, decided).outcome == outcome


def test_a_result_shows_its_arithmetic():
    rule = Majority(HALF, Base.ALL, Tie.CHAIRS_SIDE)
    assert Result(rule, Count(7, 3, 1, 12, 11)).words == "7 for, 12 of all members; more than half means 7: adopted"
    assert Result(rule, Count(6, 6, 0, 12, 12), chair_agrees=False).words.endswith("rejected by the chair's voice")


@given(SHARES, st.sampled_from(Base), st.lists(VOTES, min_size=1, max_size=5), st.integers(0, 20))
def test_an_election_chooses_who_alone_leads_and_reaches_the_share(share, base, votes, silent):
    choices = [Choice(str(n), given) for n, given in enumerate(votes)]
    election = Election(Majority(share, base, Tie.REJECTED), choices, sum(votes) + silent, sum(votes))
    whole = sum(votes) + silent if base == Base.ALL else sum(votes)
    best = max(votes)
    alone = votes.count(best) == 1 and best > 0
    expected = str(votes.index(best)) if alone and best >= tried(share, whole) else None
    assert (election.chosen.key if election.chosen else None) == expected
