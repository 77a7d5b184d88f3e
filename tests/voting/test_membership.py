"""Who a body consists of on the day of its sitting: the whole of "all members", whoever was invited."""

from __future__ import annotations

import pytest
from django.test import Client

from decreta.core.errors import Invalid, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.live import PREFIX, view_class
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from decreta.meetings.queries.membership import left_out_of, membership_of
from decreta.meetings.queries.room import board_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.organisation.models import Holding, Person
from decreta.voting import domain
from decreta.voting.queries.tallies import tally_of
from tests.documents import office as offices
from tests.meetings.office import DAY, invitation_of, points, secretary, with_agenda
from tests.voting.office import chair_of, fresh, item_of, put, session_of, voters, votes


def member(office, name: str) -> Holding:
    """One more member of the committee, whom nobody has invited."""
    person = Person.objects.create(full_name=name)
    return Holding.objects.create(person=person, post=office.posts["member"], valid_from=offices.SINCE)


def leaves(holding: Holding) -> None:
    """His membership ends before the sitting's day; a sitting is seen by who is in the body on that day."""
    Holding.objects.filter(pk=holding.pk).update(valid_to=DAY)


def test_all_members_are_those_of_the_body_and_not_those_who_were_invited(office):
    sitting = session_of(office, members=4)
    for n in range(4):
        member(office, f"Không được mời {n}")
    quorum = board_of(sitting).quorum(rules_of(office.body, on=DAY))
    # Five of five were invited and are here; the committee has nine.
    assert (quorum.present, quorum.members) == (5, 9)
    with pytest.raises(NotNow, match="5 of 9 present, 6 needed"):
        put(office, sitting)


def test_a_majority_of_all_counts_whom_nobody_invited(office):
    sitting = session_of(office, members=5)
    for n in range(2):
        member(office, f"Không được mời {n}")
    ballot = put(office, sitting)
    votes(ballot, {**dict.fromkeys(voters(sitting)[:4], "agree"), chair_of(sitting): "disagree"})
    tally = tally_of(domain.close_ballot(ballot=ballot, by=secretary(office)))
    # Of six invited four are more than half; of the eight members they are just half, which the chair decides here.
    assert (tally.entitled, tally.on_roll, tally.result.needed, tally.outcome) == (8, 6, 5, "waits_for_chair")
    assert "2 of the members could not vote here" in tally.words


def test_a_confidential_point_does_not_come_nearer_to_its_majority(office):
    sitting = session_of(office, members=4)
    item, by = item_of(sitting), secretary(office)
    one, two, three, _four = voters(sitting)
    meetings.restrict_point(item=item, audience="named", is_listed=True, by=by)
    meetings.share_point(item=item, shares=[(one, "reader"), (two, "reader")], by=by)
    ballot = put(office, sitting, item=AgendaItem.objects.select_related("sitting__body").get(pk=item.pk))
    votes(ballot, {one: "agree", two: "agree", chair_of(sitting): "disagree"})
    tally = tally_of(domain.close_ballot(ballot=ballot, by=by))
    # Three read it, and two of three would be more than half: of five members three are needed.
    assert (tally.on_roll, tally.entitled, tally.outcome) == (3, 5, "rejected")
    assert three.pk not in set(ballot.votes.values_list("voter", flat=True))


def test_who_is_left_out_is_named_and_answered_for_before_the_convocation(office):
    sitting, by = with_agenda(office), secretary(office)
    added = member(office, "Trần Thị Mới")
    assert left_out_of(sitting) == [added]
    with pytest.raises(Invalid, match="Not invited: Trần Thị Mới") as refusal:
        meetings.convene(sitting=sitting, by=by)
    assert [one.field for one in refusal.value.problems] == ["left_out_reason"]
    meetings.convene(sitting=sitting, left_out_reason=" Đang đi học ", by=by)
    sitting.refresh_from_db()
    assert sitting.left_out_because == "Đang đi học"


def test_nothing_is_asked_where_everybody_is_invited(office):
    sitting = with_agenda(office)
    meetings.convene(sitting=sitting, left_out_reason="Không có ai", by=secretary(office))
    assert Sitting.objects.get(pk=sitting.pk).left_out_because == ""


@pytest.fixture
def left(office):
    """A convened sitting whose member has left the committee, and his successor in the same post."""
    sitting = with_agenda(office)
    meetings.convene(sitting=sitting, by=secretary(office))
    gone = invitation_of(sitting, office, "member")
    leaves(gone.holding)
    return sitting, gone, member(office, "Người kế nhiệm")


def test_who_has_left_the_body_neither_reads_nor_checks_in_nor_counts(office, left):
    sitting, gone, _successor = left
    former = office.actor("member")
    assert not Sitting.objects.visible_to(former).filter(pk=sitting.pk).exists()
    assert view_class(f"{PREFIX}{sitting.pk}", office.actor("deputy")) is not None
    assert view_class(f"{PREFIX}{sitting.pk}", former) is None
    with pytest.raises(NotNow, match="does not hold this post on the day"):
        meetings.check_in(invitation=fresh(gone), presence="in_room", by=secretary(office))
    board = board_of(sitting)
    assert [one.invitation.pk for one in board.who_left] == [gone.pk]
    assert gone.pk not in {one.invitation.pk for one in board.of_members}
    # The successor stands in the whole at once, and is the one who is missing.
    assert board.members == len(membership_of(sitting).members)


def test_who_left_while_he_sat_there_has_no_vote(office):
    sitting = session_of(office, members=4)
    gone = voters(sitting)[0]
    leaves(gone.holding)
    ballot = put(office, sitting)
    assert (ballot.votes.filter(voter=gone).exists(), tally_of(ballot).entitled) == (False, 4)


def test_who_moves_to_another_post_of_the_body_stays_its_member(office):
    sitting = with_agenda(office)
    mine = invitation_of(sitting, office, "member")
    leaves(mine.holding)
    Holding.objects.create(person=mine.holding.person, post=office.posts["deputy"], valid_from=DAY)
    assert Invitation.objects.filter(pk=mine.pk).standing().exists()
    assert (left_out_of(sitting), membership_of(sitting).stands(mine)) == ([], True)


def test_the_rule_in_python_is_the_rule_of_the_database(office, left):
    sitting, _gone, _successor = left
    meetings.invite(sitting=sitting, holding=office.holdings["officer"], part="guest", by=secretary(office))
    leaves(office.holdings["officer"])
    membership = membership_of(sitting)
    rows = Invitation.objects.filter(sitting=sitting).select_related("holding")
    assert {one.pk for one in rows if membership.stands(one)} == set(rows.standing().values_list("pk", flat=True))


def test_the_page_of_the_sitting_warns_and_invites_the_successor(office, left, client):
    sitting, gone, successor = left
    client.cookies["language"] = "en"
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(f"/meetings/{sitting.pk}/").content.decode()
    assert f"(succeeds {gone.holding.person.full_name})" in page
    assert "do not read, check in, count or vote" in page
    client.post(f"/meetings/{sitting.pk}/invite-members/", {"to": "sitting"})
    assert sitting.invitations.filter(holding=successor).exists()
    assert "Người kế nhiệm" in Client.get(client, f"/meetings/{sitting.pk}/").content.decode()
    assert left_out_of(sitting) == []


def test_the_page_of_the_convocation_asks_why(office, client):
    sitting = with_agenda(office)
    member(office, "Trần Thị Mới")
    client.force_login(office.holdings["secretary"].person.user)
    address = f"/meetings/{sitting.pk}/convene/"
    assert "Trần Thị Mới" in client.get(address).content.decode()
    assert client.post(address, {"late_reason": "Khẩn"}).status_code == 422
    assert client.post(address, {"late_reason": "Khẩn", "left_out_reason": "Đi học"}).status_code == 302
    assert points(sitting)[0].sitting.state == "convened"


def test_another_post_holds_a_seat_only_where_it_gives_the_same_part(office):
    sitting = session_of(office, members=4)
    gone, stays = voters(sitting)[:2]
    for one, post in ((gone, "secretary"), (stays, "member")):
        leaves(one.holding)
        Holding.objects.create(person=one.holding.person, post=office.posts[post], valid_from=DAY)
    chair = chair_of(sitting)
    leaves(chair.holding)
    Holding.objects.create(person=chair.holding.person, post=office.posts["member"], valid_from=DAY)
    known = membership_of(sitting)
    standing = set(Invitation.objects.filter(sitting=sitting).standing().values_list("pk", flat=True))
    invited = Invitation.objects.filter(sitting=sitting).select_related("holding")
    assert {one.pk for one in invited if known.stands(one)} == standing
    # Its clerk has no vote in it; who gave the chair away does not preside; another seat of a member is as good.
    assert {gone.pk, chair.pk, stays.pk} & standing == {stays.pk}
