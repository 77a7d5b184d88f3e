"""A member of a body has standing deputies, each by a paper for a time; excused, he is offered them first."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Answer, Substitutes
from decreta.meetings.models import Sitting
from decreta.meetings.queries.substitutes import standing_deputies
from decreta.organisation.domain.deputies import end_deputy, name_deputy
from decreta.organisation.domain.structure import appoint
from decreta.organisation.models import StandingDeputy
from tests.documents.office import SYSTEM, Office, build
from tests.meetings.office import convened, invitation_of, moment
from tests.meetings.test_replies import with_rules

PAPER = "15-QĐ/TW"
DAY = dt.timedelta(days=1)


@pytest.fixture
def office(db: None, settings, tmp_path):
    """In the morning of the sitting."""
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield build(with_users=True)


def name(office: Office, who: str = "ministry_clerk", **facts: object) -> StandingDeputy:
    given = {"valid_from": clock.today(), "authority": PAPER, "by": office.actor("secretary"), **facts}
    person = office.holdings[who].person
    return name_deputy(membership=office.holdings["member"], person=person, **given)


def excused(office: Office):
    sitting = convened(office)
    invitation = invitation_of(sitting, office, "member")
    meetings.answer_invitation(
        invitation=invitation, answer=Answer.EXCUSED, reason="Đi công tác", by=office.actor("member")
    )
    return invitation_of(sitting, office, "member")


def test_who_keeps_the_members_names_one_by_a_paper_and_ends_it_and_both_are_kept(office):
    made = name(office)
    entry = Entry.objects.order_by("pk").last()
    assert (entry.kind, entry.facts["authority"]) == ("organisation.name_deputy", PAPER)
    ended = end_deputy(deputy=made, valid_to=clock.today() + DAY, authority="16-QĐ/TW", by=office.actor("secretary"))
    assert (ended.last_day, Entry.objects.order_by("pk").last().kind) == (clock.today(), "organisation.end_deputy")
    with clock.frozen(clock.now() + DAY), pytest.raises(NotNow):
        end_deputy(deputy=made, valid_to=clock.today() + DAY, authority=PAPER, by=office.actor("secretary"))


@pytest.mark.parametrize("who", ["head", "member", "officer", "clerk"])
def test_nobody_else_names_one(office, who):
    with pytest.raises(NotAllowed):
        name(office, by=office.actor(who))


def test_everything_that_is_wrong_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        name(office, "member", valid_from=clock.today() - DAY, authority=" ")
    assert {one.field for one in refusal.value.problems} >= {"person", "valid_from", "authority"}
    name(office)
    with pytest.raises(Invalid) as refusal:
        name(office, valid_from=clock.today() + 5 * DAY)
    assert [one.field for one in refusal.value.problems] == ["valid_from"]


def test_excused_a_member_names_his_standing_deputy_though_he_is_of_another_house(office):
    invitation, deputy = excused(office), office.holdings["ministry_clerk"]
    assert standing_deputies(invitation) == []
    with pytest.raises(Invalid):
        meetings.name_substitute(invitation=invitation, holding=deputy, by=office.actor("member"))
    name(office)
    assert standing_deputies(invitation) == [deputy]
    assert not Sitting.objects.visible_to(office.actor("ministry_clerk")).exists(), "he reads nothing until he is named"
    made = meetings.name_substitute(invitation=invitation, holding=deputy, by=office.actor("member"))
    assert (made.named_by, made.sits_for) == (invitation, None)
    assert Sitting.objects.visible_to(office.actor("ministry_clerk")).exists()


@pytest.mark.parametrize("ruled", [Substitutes.NOBODY, Substitutes.VOTING])
def test_he_votes_only_where_the_rules_of_the_body_say_so_and_comes_nowhere_where_they_forbid_it(office, ruled):
    name(office)
    invitation, deputy = excused(office), office.holdings["ministry_clerk"]
    with_rules(office, substitutes=ruled)
    if ruled == Substitutes.NOBODY:
        with pytest.raises(Invalid):
            meetings.name_substitute(invitation=invitation, holding=deputy, by=office.actor("member"))
        return
    made = meetings.name_substitute(invitation=invitation, holding=deputy, by=office.actor("member"))
    assert made.sits_for == invitation


def test_who_is_no_deputy_on_the_day_of_the_sitting_is_not_offered(office):
    invitation = excused(office)
    name(office, valid_from=clock.today() + DAY)
    assert standing_deputies(invitation) == []


def test_the_page_of_the_membership_names_and_lists_them_and_the_reply_offers_them_first(client, office):
    client.force_login(office.holdings["secretary"].person.user)
    member, person = office.holdings["member"], office.holdings["ministry_clerk"].person
    address = reverse("organisation:deputies", args=[member.pk])
    assert address in client.get(reverse("organisation:members", args=[office.body.code])).content.decode()
    sent = {"person": person.full_name, "valid_from": f"{clock.today():%d/%m/%Y}", "authority": PAPER}
    assert client.post(address, {**sent, "authority": ""}).status_code == 422
    assert client.post(address, sent).status_code == 302
    row = StandingDeputy.objects.get()
    end = reverse("organisation:end_deputy", args=[row.pk])
    assert end in client.get(address).content.decode()
    invitation = excused(office)
    client.force_login(member.person.user)
    page = client.get(reverse("meetings:substitute", args=[invitation.pk])).content.decode()
    assert f'id="s1" value="{office.holdings["ministry_clerk"].pk}"' in page
    assert client.get(address).status_code == 404
    assert client.post(end, {}).status_code == 404


def test_with_the_membership_ends_what_the_deputy_may(office):
    name(office)
    invitation = excused(office)
    appoint(person=invitation.holding.person, post=office.posts["officer"], valid_from=clock.today(), by=SYSTEM)
    type(invitation.holding).objects.filter(pk=invitation.holding_id).update(valid_to=clock.today())
    assert standing_deputies(invitation) == []
