"""Quorum and majority are whole numbers reached by trying them all: no rounding, no floats.

What a question comes to is found a second time as the rules say it: more than half of all members; where exactly half
are for, the side of the chair or what else the body has laid down.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decreta.meetings.deciding import Choice, Count, Election, Majority, Outcome, Quorum, Result, Share
from decreta.meetings.enums import Base, Tie
from decreta.procedures.arithmetic import Rule, tally
from decreta.procedures.enums import Stance
from decreta.voting.recount import outcome

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


#: What a member may have done, and whether he stands in each base.
MEMBERS = st.lists(st.sampled_from(["agree", "disagree", "other", "silent", "away"]), max_size=40)
IN_BASE = {
    Base.ALL: {"agree", "disagree", "other", "silent", "away"},
    Base.PRESENT: {"agree", "disagree", "other", "silent"},
    Base.CAST: {"agree", "disagree", "other"},
    Base.SIDES: {"agree", "disagree"},
}


def told(share: Share, base: Base, members: list[str]) -> str:
    """What a clerk finds with two piles and no arithmetic of the program: who is for it, and everybody else of the base.

    Of more than half, he takes one from either pile until one of them is empty; what is left over says it, and where
    nothing is left neither pile was the greater. Any other share is paid for: everybody of the base costs the numerator,
    everybody who is for it brings the denominator.
    """
    base_of = [one for one in members if one in IN_BASE[base]]
    for_it = [one for one in base_of if one == "agree"]
    rest = [one for one in base_of if one != "agree"]
    if not for_it:
        return "rejected"
    if str(share) in {">1/2", ">2/4", ">3/6", ">4/8", ">5/10", ">6/12"}:
        while for_it and rest:
            for_it.pop()
            rest.pop()
        return "adopted" if for_it else "rejected" if rest else "tie"
    left = sum(share.denominator for _one in for_it) - sum(share.numerator for _one in base_of)
    return "adopted" if left > 0 or (left == 0 and not share.is_more_than) else "rejected"


#: What becomes of a tie, by the rule, by the side on which the chair voted, and by what he decides afterwards.
TIED = {
    Tie.REJECTED: lambda side, decided: False,
    Tie.CHAIRS_SIDE: lambda side, decided: decided if side is None else side,
    Tie.CHAIR_DECIDES: lambda side, decided: decided,
}
VOICE = st.sampled_from([True, False, None])
HALVES = st.one_of(SHARES, st.just(HALF))


def counted(members: list[str]) -> Count:
    said = [members.count(one) for one in ("agree", "disagree", "other")]
    return Count(*said, entitled=len(members), present=len(members) - members.count("away"))


@given(HALVES, st.sampled_from(Base), st.sampled_from(Tie), MEMBERS, VOICE, VOICE)
def test_a_result_is_what_a_clerk_finds_with_two_piles(share, base, tie, members, side, decided):
    result = Result(Majority(share, base, tie), counted(members), chair_agrees=side, chair_decided=decided)
    found = told(share, base, members)
    voice = {"adopted": True, "rejected": False}.get(found)
    if found == "tie":
        voice = TIED[tie](side, decided)
    assert result.is_tie == (found == "tie")
    assert result.outcome == {True: "adopted", False: "rejected", None: "waits_for_chair"}[voice]
    # A secret ballot is counted again outside: nobody knows there on which side the chair voted.
    published = {
        "asks": "motion",
        "options": [{"number": n, "answer": one} for n, one in enumerate(("agree", "disagree", "other"), start=1)],
        "rule": {
            "numerator": share.numerator,
            "denominator": share.denominator,
            "is_more_than": share.is_more_than,
            "base": base.value,
            "tie": tie.value,
        },
        "entitled": len(members),
        "present": len(members) - members.count("away"),
        "chair_decided": decided,
    }
    papers = {str(n): members.count(one) for n, one in enumerate(("agree", "disagree", "other"), start=1)}
    openly = Result(Majority(share, base, tie), counted(members), chair_decided=decided)
    assert outcome(published, papers) == (openly.outcome.value, None)


@given(st.lists(st.sampled_from(["agree", "disagree", "other", "silent"]), min_size=1, max_size=40), VOICE)
def test_a_session_and_a_form_in_writing_come_to_the_same(members, side):
    """More than half of all members, at a tie the side of the chair: the same count, the same decision."""
    found = Result(Majority(HALF, Base.ALL, Tie.CHAIRS_SIDE), counted(members), chair_agrees=side)
    stances = {"agree": Stance.AGREES, "disagree": Stance.DISAGREES, "other": Stance.OTHER}
    said = [stances[one] for one in members if one in stances]
    chair = {True: Stance.AGREES, False: Stance.DISAGREES}.get(side)
    written = tally(Rule(), members=len(members), stances=said, chair=chair)
    assert (written.is_adopted, written.needed) == (found.outcome == "adopted", found.needed)
    # With nobody for it there is no majority to come, whoever decides.
    assert written.is_tied == found.is_tie


def test_one_voice_of_twenty_five_decides_nothing_for_all():
    """More than half of all asks for thirteen; that one is for it and one against makes no tie of the other 23."""
    rule = Majority(HALF, Base.ALL, Tie.CHAIRS_SIDE)
    found = Result(rule, Count(1, 1, 0, entitled=25, present=25), chair_agrees=True)
    assert found.outcome == Outcome.REJECTED
    assert found.words == "1 for, 25 of all members; more than half means 13: rejected"


@pytest.mark.parametrize(
    ("tie", "side", "decided", "expected"),
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
def test_equal_sides(tie, side, decided, expected):
    rule = Majority(HALF, Base.ALL, tie)
    assert Result(rule, Count(6, 6, 0, 12, 12), side, decided).outcome == expected


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
