"""Who votes: weight, substitutes, proxies, stepping back, and what the clerk notes for others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.models import Invitation
from decreta.meetings.queries.rulebooks import rules_of
from decreta.voting import domain
from decreta.voting.models import Proxy
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import DAY, convened, invitation_of, moment, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, option, put, session_of, vote, voters, votes


def with_proxies(office, number=1):
    """The rules of the body let a member hold so many proxies."""
    meetings.set_rules(
        body=office.body,
        wanted=replace(rules_of(office.body, on=DAY), proxy_limit=number, book=None),
        valid_from=DAY,
        authority="12-QĐ/BCĐ",
        of_version=0,
        by=secretary(office),
    )


def test_votes_weigh(office):
    sitting = session_of(office, members=3)
    heavy, light, _third = voters(sitting)
    meetings.set_voting_right(invitation=heavy, has_vote=True, weight=5, by=secretary(office))
    ballot = put(office, sitting)
    votes(ballot, {heavy: "agree", light: "disagree"})
    tally = tally_of(domain.close_ballot(ballot=ballot, by=secretary(office)))
    assert (tally.entitled, tally.cast, tally.voted, tally.outcome) == (8, 6, 2, "adopted")


def test_who_steps_back_is_in_no_base_and_does_not_vote(office):
    sitting = session_of(office, members=4)
    one, two, three, four = voters(sitting)
    item = item_of(sitting)
    with pytest.raises(NotAllowed):
        domain.recuse(item=item, invitation=one, reason="Vợ là bên liên quan", by=actor(two))
    domain.recuse(item=item, invitation=one, reason="Vợ là bên liên quan", by=actor(one))
    with pytest.raises(Invalid, match="already"):
        domain.recuse(item=item, invitation=one, reason="x", by=secretary(office))
    ballot = put(office, sitting)
    with pytest.raises(NotAllowed):
        vote(ballot, one, "agree")
    votes(ballot, dict.fromkeys([two, three, four], "agree"))
    # Of four, three are more than half; of five it would be three as well, of the base only four are left.
    assert tally_of(domain.close_ballot(ballot=ballot, by=secretary(office))).entitled == 4


def test_who_steps_back_while_a_ballot_is_open_is_struck_from_it(office):
    sitting = session_of(office, members=4)
    one = voters(sitting)[0]
    ballot = put(office, sitting)
    vote(ballot, one, "agree")
    domain.recuse(item=item_of(sitting), invitation=one, reason="Liên quan", by=secretary(office))
    assert (tally_of(ballot).cast, tally_of(ballot).entitled) == (0, 4)
    with pytest.raises(NotNow, match="no part"):
        vote(ballot, one, "disagree")


def test_an_absent_members_vote_is_cast_by_the_holder_of_his_proxy(office):
    with_proxies(office)
    sitting = session_of(office, members=4, present=4)
    holder, other, _third, absent = voters(sitting)
    domain.give_proxy(giver=absent, holder=holder, paper="Giấy ủy quyền 05/03/2025", by=secretary(office))
    with pytest.raises(Invalid) as refusal:
        domain.give_proxy(giver=holder, holder=absent, paper="x", by=secretary(office))
    assert {one.code for one in refusal.value.problems} == {"passed_on"}
    with pytest.raises(Invalid, match="at most 1"):
        domain.give_proxy(giver=other, holder=holder, paper="x", by=secretary(office))
    ballot = put(office, sitting)
    mine, his = (ballot.votes.get(voter=one) for one in (holder, absent))
    vote(ballot, holder, "agree")
    vote(ballot, holder, "disagree", vote_id=his.pk)
    his.refresh_from_db()
    assert (his.caster_id, his.option.answer, mine.caster_id) == (holder.pk, "disagree", holder.pk)
    assert tally_of(ballot).cast == 2


def test_what_a_proxy_cast_before_he_stepped_back_is_void_and_its_owner_stays_in_the_base(office):
    with_proxies(office)
    sitting = session_of(office, members=4, present=4)
    holder, _other, _third, absent = voters(sitting)
    domain.give_proxy(giver=absent, holder=holder, paper="Giấy ủy quyền", by=secretary(office))
    ballot = put(office, sitting)
    his = ballot.votes.get(voter=absent)
    for line in (None, his.pk):
        vote(ballot, holder, "agree", vote_id=line)
    noted = domain.recuse(item=item_of(sitting), invitation=holder, reason="Liên quan", by=actor(holder))
    assert noted.fallen_back == 1
    his.refresh_from_db()
    assert (his.caster_id, his.option_id, his.cast_at, his.struck_at) == (absent.pk, None, None, None)
    assert (tally_of(ballot).cast, tally_of(ballot).entitled) == (0, 4)
    said = {"said": {his.pk: option(ballot, "disagree").pk}, "by": secretary(office)}
    with pytest.raises(NotNow, match="Not checked in"):
        domain.enter_votes(ballot=ballot, **said)
    meetings.check_in(invitation=fresh(absent), presence="remote", by=secretary(office))
    domain.enter_votes(ballot=ballot, **said)
    assert tally_of(ballot).cast == 1


def test_a_vote_that_falls_back_goes_to_a_substitute_who_has_come_meanwhile(office):
    with_proxies(office)
    sitting = session_of(office, members=4, present=4)
    holder, absent = voters(sitting)[0], voters(sitting)[3]
    domain.give_proxy(giver=absent, holder=holder, paper="Giấy ủy quyền", by=secretary(office))
    ballot = put(office, sitting)
    guest = fresh(sitting.invitations.filter(part="guest").first())
    meetings.check_in(invitation=guest, presence="in_room", by=secretary(office))
    right = {"has_vote": True, "weight": 1, "sits_for": absent, "reason": "Giấy cử"}
    meetings.set_voting_right(invitation=guest, **right, by=secretary(office))
    domain.recuse(item=item_of(sitting), invitation=holder, reason="Liên quan", by=actor(holder))
    assert ballot.votes.get(voter=absent).caster_id == guest.pk


def test_who_is_present_votes_himself_whatever_he_has_signed(office):
    with_proxies(office)
    sitting = session_of(office, members=4)
    holder, giver = voters(sitting)[:2]
    proxy = domain.give_proxy(giver=giver, holder=holder, paper="Giấy ủy quyền", by=secretary(office))
    ballot = put(office, sitting)
    assert ballot.votes.get(voter=giver).caster_id == giver.pk
    assert domain.revoke_proxy(proxy=proxy, by=secretary(office)) is not None
    assert domain.revoke_proxy(proxy=proxy, by=secretary(office)) is None
    assert Proxy.objects.filter(revoked_at=None).count() == 0


def test_without_a_rule_nobody_votes_for_another(office):
    sitting = session_of(office, members=4, present=4)
    holder, absent = voters(sitting)[0], voters(sitting)[3]
    with pytest.raises(Invalid, match="at most 0"):
        domain.give_proxy(giver=absent, holder=holder, paper="x", by=secretary(office))


def test_a_substitute_casts_the_vote_of_whom_he_sits_for(office):
    sitting = session_of(office, members=4, present=4)
    absent, by = voters(sitting)[3], secretary(office)
    meetings.invite(sitting=sitting, holding=office.holdings["officer"], part="guest", by=by)
    guest = fresh(Invitation.objects.get(sitting=sitting, holding=office.holdings["officer"]))
    meetings.set_voting_right(invitation=guest, has_vote=True, weight=1, sits_for=absent, reason="Ốm", by=by)
    meetings.check_in(invitation=guest, presence="in_room", by=by)
    ballot = put(office, sitting)
    his = ballot.votes.get(voter=absent)
    assert vote(ballot, guest, "agree", vote_id=his.pk) is not None
    with pytest.raises(NotAllowed):
        vote(ballot, absent, "disagree")


def test_the_clerk_notes_a_vote_and_the_voters_own_counts(office):
    sitting = session_of(office, members=4)
    one, two, three, _four = voters(sitting)
    ballot, by = put(office, sitting), secretary(office)
    agree, disagree = option(ballot, "agree").pk, option(ballot, "disagree").pk
    of = {one: ballot.votes.get(voter=one).pk for one in (one, two, three)}
    vote(ballot, two, "agree")
    said = {of[one]: agree, of[two]: disagree}
    assert len(domain.enter_votes(ballot=ballot, said=said, by=by)) == 2
    assert domain.enter_votes(ballot=ballot, said=said, by=by) is None
    with pytest.raises(NotAllowed):
        domain.enter_votes(ballot=ballot, said=said, by=actor(chair_of(sitting)))
    with pytest.raises(Invalid):
        domain.enter_votes(ballot=ballot, said={of[one]: of[one]}, by=by)
    tally = tally_of(ballot)
    assert (tally.votes("agree"), tally.votes("disagree"), tally.voted) == (2, 0, 2)
    assert [one.is_conflicting for one in ballot.votes.filter(pk=of[two])] == [True]
    vote(ballot, one, "disagree")
    assert tally_of(ballot).votes("disagree") == 1
    domain.close_ballot(ballot=ballot, by=by)
    with pytest.raises(NotNow):
        domain.enter_votes(ballot=ballot, said={of[three]: agree}, by=by)


def test_an_account_that_is_closed_while_voting_casts_no_more_and_what_it_cast_stays(office, client):
    sitting = session_of(office, members=4)
    ballot, one = put(office, sitting), voters(sitting)[0]
    client.force_login(one.holding.person.user)
    address = f"/voting/{ballot.pk}/cast/"
    assert client.post(address, {"option": option(ballot, "agree").pk}).status_code == 302
    type(one.holding).objects.filter(pk=one.holding_id).update(valid_to=DAY)
    # The roll stands as it was written: a member who leaves his post at midnight has voted today.
    assert tally_of(ballot).cast == 1
    one.holding.person.user.is_active = False
    one.holding.person.user.save()
    assert client.post(address, {"option": option(ballot, "disagree").pk}).status_code == 302
    assert tally_of(ballot).votes("disagree") == 0


def test_the_secretary_closes_when_the_chair_has_left(office):
    sitting = session_of(office, members=4)
    ballot = put(office, sitting)
    votes(ballot, dict.fromkeys(voters(sitting), "agree"))
    meetings.leave(invitation=chair_of(sitting), by=secretary(office))
    with clock.frozen(moment(9, 30)):
        tally = tally_of(domain.close_ballot(ballot=ballot, by=secretary(office)))
    assert (tally.present, tally.entitled, tally.outcome) == (4, 5, "adopted")


def test_who_has_given_his_vote_stays_invited(office):
    with_proxies(office)
    sitting = convened(office)
    holder, giver = (fresh(invitation_of(sitting, office, name)) for name in ("deputy", "member"))
    domain.give_proxy(giver=giver, holder=holder, paper="Giấy ủy quyền", by=secretary(office))
    for one in (giver, holder):
        with pytest.raises(NotNow, match="The record keeps him invited"):
            meetings.withdraw_invitation(invitation=one, by=secretary(office))
