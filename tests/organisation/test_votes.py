"""Right to vote and weight stand on the membership; invitations take them over; many are set at once or by a list."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.meetings import domain as meetings
from decreta.meetings.queries.room import board_of
from decreta.organisation.domain import structure
from decreta.organisation.models import Holding
from decreta.voting.queries.roll import roll_of
from tests.documents.office import SYSTEM, Office, build
from tests.kit.importing.conftest import faults, judged, run
from tests.meetings.office import invitation_of, moment, points, sitting_of
from tests.scenario.sheets import sheet


@pytest.fixture
def office(db: None, settings, tmp_path):
    """In the morning of the sitting."""
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield build(with_users=True)


def set_votes(office: Office, name: str, **facts: object) -> list[Holding] | None:
    """The vote of one member, set by the secretary."""
    given = {"has_vote": True, "weight": 1, "by": office.actor("secretary"), **facts}
    return structure.set_votes(body=office.body, members=[office.holdings[name]], **given)


def test_an_invitation_takes_the_vote_over_and_can_be_set_otherwise_for_one_sitting(office):
    set_votes(office, "member", has_vote=False)
    set_votes(office, "head", weight=3)
    sitting = sitting_of(office)
    meetings.invite_members(sitting=sitting, by=office.actor("secretary"))
    member, head = invitation_of(sitting, office, "member"), invitation_of(sitting, office, "head")
    assert (member.has_vote, head.has_vote, head.weight) == (False, True, 3)
    meetings.set_voting_right(invitation=member, has_vote=True, weight=2, by=office.actor("secretary"))
    office.holdings["member"].refresh_from_db()
    assert office.holdings["member"].has_vote is False
    set_votes(office, "head", weight=5)
    head.refresh_from_db()
    assert head.weight == 3  # what was invited keeps what stands there


def test_who_was_not_invited_weighs_in_the_whole_what_he_weighs_as_a_member(office):
    set_votes(office, "member", weight=4)
    sitting = sitting_of(office)
    meetings.invite(sitting=sitting, holding=office.holdings["head"], part="chair", by=office.actor("secretary"))
    left_out = {str(one.person): (one.has_vote, one.weight) for one in board_of(sitting).left_out}
    assert (True, 4) in left_out.values()
    meetings.add_point(sitting=sitting, title="Về thể chế", by=office.actor("secretary"))
    assert [one.weight for one in roll_of(sitting, points(sitting)[0]).places] == [1]


def test_it_is_told_once_and_nothing_is_told_where_nothing_differs(office):
    assert set_votes(office, "member") is None
    since = Entry.objects.count()
    assert set_votes(office, "member", has_vote=False, authority="QĐ 7") is not None
    entry = Entry.objects.order_by("pk").last()
    assert (Entry.objects.count() - since, entry.kind) == (1, "organisation.set_votes")
    assert entry.facts == {"set_votes": [f"{office.holdings['member'].person}: 1 → 0"], "authority": "QĐ 7"}


def test_only_who_keeps_the_members_sets_votes_and_only_of_members(office):
    with pytest.raises(NotAllowed):
        set_votes(office, "member", by=office.actor("member"))
    with pytest.raises(Invalid) as refusal:
        set_votes(office, "officer", weight=0)
    assert {one.field for one in refusal.value.problems} == {"members", "weight"}
    with pytest.raises(Invalid):
        structure.set_votes(body=office.body, members=[], has_vote=True, by=SYSTEM)


def test_a_page_sets_those_ticked_or_everybody_found(office, client):
    address = reverse("organisation:votes", args=["bcdcds"])
    client.force_login(office.holdings["secretary"].person.user)
    page = client.get(address, headers={"accept-language": "en"})
    assert page.status_code == 200
    assert "with a vote" in page.content.decode()
    assert client.post(address, {"whom": "ticked", "vote": "voice", "weight": 1}).status_code == 422
    ticked = {"whom": "ticked", "vote": "voice", "weight": 1, "members": [str(office.holdings["member"].pk)]}
    assert client.post(address, ticked).status_code == 302
    found = client.post(address, {"whom": "listed", "vote": "full", "weight": 2})
    assert found.status_code == 302
    of_body = Holding.objects.filter(post__body=office.body)
    assert set(of_body.filter(post__role__in=["head", "member", "deputy"]).values_list("has_vote", "weight")) == {
        (True, 2)
    }
    assert set(of_body.filter(post__role="secretary").values_list("weight", flat=True)) <= {1}
    client.force_login(office.holdings["officer"].person.user)
    assert client.get(address).status_code == 200
    assert client.post(address, ticked).status_code == 404


def test_a_list_shows_what_differs_before_it_is_taken_and_names_each_faulty_cell(office):
    by, member = office.actor("secretary"), str(office.holdings["member"].person)
    head = str(office.holdings["head"].person)
    rows = [
        {"body": "bcdcds", "full_name": member, "has_vote": "tư vấn", "weight": 1},
        {"body": "bcdcds", "full_name": head, "has_vote": "Có quyền biểu quyết", "weight": 3},
    ]
    batch = judged(sheet("organisation.votes", rows), by=by, kind="organisation.votes")
    assert batch.counts == {"changed": 2}
    assert batch.rows.get(number=2).difference == [["has_vote", "full", "voice"]]
    run(batch, by=by)
    assert judged(sheet("organisation.votes", rows), by=by, kind="organisation.votes").counts == {"unchanged": 2}
    votes = {str(one.person): (one.has_vote, one.weight) for one in Holding.objects.filter(post__body=office.body)}
    assert (votes[member], votes[head]) == ((False, 1), (True, 3))
    wrong = [{"body": "bcdcds", "full_name": "Người Lạ", "has_vote": "full", "weight": 5000}]
    assert faults(judged(sheet("organisation.votes", wrong), by=by, kind="organisation.votes")) == {
        "full_name": "no_such_member",
        "weight": "no_such_weight",
    }
    foreign = [{"body": "khong-co", "full_name": member, "has_vote": "full"}]
    assert faults(judged(sheet("organisation.votes", foreign), by=by, kind="organisation.votes")) == {
        "body": "no_such_body"
    }


def test_who_is_appointed_again_votes_as_he_did(office):
    set_votes(office, "member", has_vote=False)
    held = Holding.objects.get(pk=office.holdings["member"].pk)
    structure.end_holding(holding=held, valid_to=clock.today() + dt.timedelta(days=1), authority="QĐ 8", by=SYSTEM)
    again = structure.appoint(
        person=held.person, post=held.post, valid_from=clock.today() + dt.timedelta(days=1), by=SYSTEM
    )
    assert (again.has_vote, again.weight) == (False, 1)
    assert Entry.objects.order_by("pk").last().facts["set_votes"] == [f"{held.person.full_name}: 1 → 0"]
    new = structure.appoint(
        person=structure.enter_person(full_name="Người mới", by=SYSTEM),
        post=held.post,
        valid_from=clock.today(),
        by=SYSTEM,
    )
    assert (new.has_vote, new.weight) == (True, 1)
    assert "set_votes" not in Entry.objects.order_by("pk").last().facts


@pytest.mark.parametrize("is_invited", [True, False])
def test_who_takes_the_chair_later_votes_as_his_membership_says(office, is_invited):
    set_votes(office, "deputy", weight=4)
    sitting, by = sitting_of(office), office.actor("secretary")
    meetings.invite(sitting=sitting, holding=office.holdings["head"], part="chair", by=by)
    if is_invited:
        meetings.invite(
            sitting=sitting, holding=Holding.objects.get(pk=office.holdings["deputy"].pk), part="guest", by=by
        )
    meetings.change_sitting(sitting=sitting, chair_post=office.posts["deputy"], by=by)
    chairs = invitation_of(sitting, office, "deputy")
    assert (chairs.part, chairs.has_vote, chairs.weight) == ("chair", True, 4)


def test_votes_in_another_body_say_nothing_here(office):
    guest = office.holdings["ministry_clerk"]
    Holding.objects.filter(pk=guest.pk).update(weight=50)
    sitting, by = sitting_of(office), office.actor("secretary")
    meetings.invite(sitting=sitting, holding=Holding.objects.get(pk=guest.pk), part="member", by=by)
    assert invitation_of(sitting, office, "ministry_clerk").weight == 1
