"""A body decides: a question is put, members vote, the result follows from the votes by the rule."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.queries.rulebooks import rules_of
from decreta.voting import domain
from decreta.voting.models import Vote
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import DAY, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, option, put, session_of, vote, voters, votes


def closed(office, ballot):
    return tally_of(domain.close_ballot(ballot=ballot, by=secretary(office)))


def test_more_than_half_of_all_members_adopt_a_question(office):
    sitting = session_of(office, members=4)
    ballot = put(office, sitting)
    one, two, three, four = voters(sitting)
    votes(ballot, {one: "agree", two: "agree", chair_of(sitting): "agree", three: "disagree", four: "other"})
    tally = closed(office, ballot)
    assert tally.outcome == "adopted"
    assert tally.words == "3 for, 5 of all members; more than half means 3: adopted"


def test_who_does_not_vote_counts_in_a_base_of_all(office):
    sitting = session_of(office, members=4)
    ballot = put(office, sitting)
    votes(ballot, dict.fromkeys(voters(sitting)[:2], "agree"))
    tally = closed(office, ballot)
    assert (tally.outcome, tally.entitled, tally.cast, tally.not_cast) == ("rejected", 5, 2, 3)


def test_a_vote_is_cast_once_and_can_be_changed_until_the_closing(office):
    sitting = session_of(office)
    ballot, one = put(office, sitting), voters(sitting)[0]
    assert vote(ballot, one, "agree") is not None
    assert vote(ballot, one, "agree") is None
    assert vote(ballot, one, "disagree") is not None
    assert tally_of(ballot).votes("disagree") == 1
    assert tally_of(ballot).cast == 1
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotNow, match="closed"):
        vote(ballot, one, "agree")


def test_where_minds_may_not_be_changed_the_first_word_stands(office):
    sitting = session_of(office)
    ballot, one = put(office, sitting, may_change_mind=False), voters(sitting)[0]
    vote(ballot, one, "agree")
    with pytest.raises(NotNow, match="cannot be changed"):
        vote(ballot, one, "disagree")


def test_nobody_has_two_votes(office):
    ballot = put(office, session_of(office))
    row = ballot.votes.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(ballot=ballot, voter=row.voter, caster=row.caster, weight=1)


def test_nobody_casts_anothers_vote(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    one, two = voters(sitting)[:2]
    foreign = ballot.votes.get(voter=two)
    with pytest.raises(NotAllowed):
        vote(ballot, one, "agree", vote_id=foreign.pk)
    with pytest.raises(NotAllowed):
        domain.cast(ballot_id=ballot.pk, option_id=option(ballot, "agree").pk, by=secretary(office))


def test_only_those_present_vote(office):
    sitting = session_of(office, members=4, present=4)
    ballot, away = put(office, sitting), voters(sitting)[3]
    with pytest.raises(NotNow, match="Check in"):
        vote(ballot, away, "agree")
    meetings.check_in(invitation=fresh(away), presence="remote", by=actor(away))
    assert vote(ballot, away, "agree") is not None


def test_an_option_of_another_ballot_is_none(office):
    sitting = session_of(office)
    first = put(office, sitting)
    domain.close_ballot(ballot=first, by=secretary(office))
    second = put(office, sitting)
    with pytest.raises(Invalid):
        domain.cast(ballot_id=second.pk, option_id=option(first, "agree").pk, by=actor(voters(sitting)[0]))


def test_no_question_without_a_quorum_and_one_at_a_time(office):
    sitting = session_of(office, members=4, present=2)
    with pytest.raises(NotNow, match="not quorate"):
        put(office, sitting)
    for one in voters(sitting):
        meetings.check_in(invitation=fresh(one), presence="in_room", by=secretary(office))
    put(office, sitting)
    with pytest.raises(NotNow, match="A ballot is open"):
        put(office, sitting)


def test_a_sitting_does_not_close_over_an_open_ballot(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    with pytest.raises(NotNow, match="A ballot is open"):
        meetings.close_sitting(sitting=sitting, by=secretary(office))
    domain.annul_ballot(ballot=ballot, reason="Câu hỏi sai", by=secretary(office))
    meetings.close_sitting(sitting=sitting, by=secretary(office))


def test_everything_that_is_wrong_with_a_question_is_said_at_once(office):
    sitting = session_of(office)
    with pytest.raises(Invalid) as refusal:
        put(office, sitting, question=" ", subject="none", asks="election", options=["A", "a"])
    assert {one.field for one in refusal.value.problems} == {"question", "subject", "options"}
    with pytest.raises(NotNow, match="paper"):
        put(office, sitting, subject="persons")


def test_members_do_not_put_questions(office):
    sitting = session_of(office)
    with pytest.raises(NotAllowed):
        domain.open_ballot(item=item_of(sitting), question="?", subject="ordinary", by=actor(voters(sitting)[0]))


def test_the_log_says_that_somebody_voted_and_how_only_by_name(office):
    sitting = session_of(office)
    for manner in ("open", "by_name"):
        ballot = put(office, sitting, manner=manner)
        vote(ballot, voters(sitting)[0], "agree")
        domain.close_ballot(ballot=ballot, by=secretary(office))
    facts = [one.facts for one in Entry.objects.filter(kind="voting.cast").order_by("pk")]
    assert [("says" in one) for one in facts] == [False, True]


@pytest.mark.parametrize(
    ("chair_says", "outcome"), [("agree", "adopted"), ("disagree", "rejected"), ("other", "waits_for_chair")]
)
def test_half_for_it_follows_the_chair(office, chair_says, outcome):
    sitting = session_of(office, members=5)
    wanted = rules_of(office.body, on=DAY)
    ballot = put(office, sitting)
    type(ballot).objects.filter(pk=ballot.pk).update(tie="chairs_side", base="cast")
    ballot.refresh_from_db()
    assert wanted.tie == "chair_decides"
    others = voters(sitting)
    with_chair = {"agree": ("agree", 2, 3), "disagree": ("disagree", 3, 2), "other": ("other", 3, 2)}[chair_says]
    said = ["agree"] * with_chair[1] + ["disagree"] * with_chair[2]
    votes(ballot, {chair_of(sitting): with_chair[0], **dict(zip(others, said, strict=False))})
    assert closed(office, ballot).outcome == outcome


def test_a_tie_that_waits_is_decided_by_the_chair_alone(office):
    sitting = session_of(office, members=3)
    ballot = put(office, sitting)
    one, two, three = voters(sitting)
    chair = chair_of(sitting)
    votes(ballot, {chair: "agree", one: "agree", two: "disagree", three: "disagree"})
    with pytest.raises(NotNow):
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair))
    assert closed(office, ballot).waits_for_chair
    with pytest.raises(NotAllowed):
        domain.decide_tie(ballot=ballot, agrees=True, by=secretary(office))
    decided = domain.decide_tie(ballot=ballot, agrees=False, by=actor(chair))
    assert tally_of(decided).words.endswith("rejected by the chair's voice")
    with pytest.raises(NotNow):
        domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair))


def test_one_of_several_candidates_is_chosen(office):
    sitting = session_of(office, members=4)
    ballot = put(office, sitting, asks="election", options=["Lan", "Minh"], manner="by_name")
    one, two, three, _four = voters(sitting)
    votes(ballot, {one: "Lan", two: "Lan", three: "Minh", chair_of(sitting): "Lan"})
    tally = closed(office, ballot)
    assert (tally.outcome, tally.chosen.label) == ("chosen", "Lan")
    again = put(office, sitting, asks="choice", options=["A", "B"], manner="open")
    votes(again, {one: "A", two: "B"})
    assert closed(office, again).outcome == "nobody_chosen"


def test_what_the_rules_say_is_secret_is_voted_in_no_other_manner(office):
    sitting = session_of(office)
    for manner in ("open", "by_name"):
        with pytest.raises(Invalid) as refused:
            put(office, sitting, asks="election", options=["Lan", "Minh"], subject="persons", manner=manner)
        assert [(one.field, one.code) for one in refused.value.problems] == [("manner", "must_be_secret")]
    on_paper = put(office, sitting, asks="election", options=["Lan", "Minh"], subject="persons", is_on_paper=True)
    assert on_paper.manner == "secret"


def test_a_sitting_may_be_more_careful_than_the_rules_are(office):
    assert put(office, session_of(office), manner="secret", is_on_paper=True).manner == "secret"


def test_an_annulled_ballot_decides_nothing(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    with pytest.raises(Invalid):
        domain.annul_ballot(ballot=ballot, reason=" ", by=secretary(office))
    domain.annul_ballot(ballot=ballot, reason="Sai câu hỏi", by=secretary(office))
    with pytest.raises(NotNow):
        vote(ballot, voters(sitting)[0], "agree")
    with pytest.raises(NotNow):
        domain.close_ballot(ballot=ballot, by=secretary(office))
