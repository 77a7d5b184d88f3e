"""The record says who acted for whom: proxies, substitutes, who stepped back, what the clerk noted, with which quorum."""

from __future__ import annotations

import pytest
from django.utils import translation

from decreta.agendas import domain as agendas
from decreta.meetings import domain as meetings
from decreta.meetings.domain.notice import session_of as noticed
from decreta.meetings.enums import Audience, Purpose
from decreta.meetings.queries.room import board_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.minutes.queries.computing import computed, facts_of
from decreta.motions import domain as motions
from decreta.voting import domain
from tests.meetings.office import DAY, secretary
from tests.voting.office import actor, fresh, item_of, option, put, session_of, vote, voters
from tests.voting.test_rights import with_proxies


def told(sitting, kind, place=0):
    with translation.override("en"):
        found = [one.text for one in computed(facts_of(sitting)) if one.key.startswith(kind)]
    return found[place]


@pytest.fixture
def sitting(office):
    """Four members and the chair; the last is absent."""
    with_proxies(office)
    return session_of(office, members=4, present=4)


def test_a_vote_given_to_another_stands_in_the_record_and_in_the_roll_by_name(office, sitting):
    holder, other, _third, absent = voters(sitting)
    domain.give_proxy(giver=absent, holder=holder, paper="Giấy ủy quyền 05/03/2025", by=secretary(office))
    ballot = put(office, sitting, manner="by_name")
    vote(ballot, holder, "agree")
    vote(ballot, holder, "agree", vote_id=ballot.votes.get(voter=absent).pk)
    noted = ballot.votes.get(voter=other)
    domain.enter_votes(ballot=ballot, said={noted.pk: option(ballot, "disagree").pk}, by=secretary(office))
    domain.close_ballot(ballot=ballot, by=secretary(office))
    assert "Ủy viên 3 gave his vote to Ủy viên 0 (Giấy ủy quyền 05/03/2025)." in told(sitting, "attendance")
    outcome = told(sitting, "outcome")
    assert "Ủy viên 3 (cast by Ủy viên 0)" in outcome
    assert "Ủy viên 1 (noted by the secretary)" in outcome


def test_of_an_open_vote_the_record_says_how_many_were_noted_and_of_whom_nothing(office, sitting):
    one, other = voters(sitting)[:2]
    ballot = put(office, sitting, manner="open")
    vote(ballot, one, "agree")
    domain.enter_votes(
        ballot=ballot, said={ballot.votes.get(voter=other).pk: option(ballot, "agree").pk}, by=secretary(office)
    )
    domain.close_ballot(ballot=ballot, by=secretary(office))
    outcome = told(sitting, "outcome")
    assert "1 vote of those was noted by the secretary." in outcome
    assert "Ủy viên" not in outcome


def test_who_steps_back_stands_under_the_point_and_nowhere_else(office, sitting):
    item = item_of(sitting)
    domain.recuse(item=item, invitation=voters(sitting)[0], reason="Liên quan", by=secretary(office))
    meetings.restrict_point(item=item, audience=Audience.MEMBERS, is_listed=True, by=secretary(office))
    said = "Ủy viên 0 takes no part in the decision on this point: Liên quan"
    assert said in told(sitting, "course")
    assert said not in told(sitting, "attendance")


def test_a_substitute_is_told_as_such_and_counts_alike_in_minutes_notice_and_quorum(office, sitting):
    absent = voters(sitting)[3]
    guest = fresh(sitting.invitations.filter(part="guest").first())
    meetings.check_in(invitation=guest, presence="in_room", by=secretary(office))
    meetings.set_voting_right(
        invitation=guest, has_vote=True, weight=1, sits_for=absent, reason="Giấy cử", by=secretary(office)
    )
    attendance = told(sitting, "attendance")
    assert "Took part: 5 of 5 members, 1 of them by a substitute." in attendance
    assert "for Ủy viên 3, with his vote: " in attendance
    assert "Guests:" not in attendance
    assert "Absent:\n- Ủy viên 3" in attendance
    session = noticed(sitting)
    quorum = board_of(sitting).quorum(quorum_rules_of(office.body, on=DAY))
    assert (session.present, session.invited, session.guests) == (5, 5, 0)
    assert (quorum.present, quorum.members) == (5, 5)


def test_what_is_adopted_by_consent_or_unopposed_says_so_with_its_quorum(office, sitting):
    by, second = secretary(office), item_of(sitting, 1)
    meetings.change_point(item=second, title=second.title, presenter="", minutes=5, purpose=Purpose.CONSENT, by=by)
    agendas.adopt_by_consent(sitting=sitting, by=by)
    motion = motions.move(item=item_of(sitting), kind="free", text="Họp lại.", by=actor(voters(sitting)[0]))
    motions.adopt_unopposed(motion=motion, by=by)
    assert "Adopted by consent, since nobody objected. (4 of 5 present, " in told(sitting, "outcome", 1)
    assert "since nobody objected. (4 of 5 present, " in told(sitting, "outcome", 0)
