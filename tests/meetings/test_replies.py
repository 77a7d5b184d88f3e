"""Replies: who comes in a member's place, and who is reminded that he has not answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain, jobs
from decreta.meetings.domain.sending import tell
from decreta.meetings.enums import Answer, Audience, Part, Share, Substitutes
from decreta.meetings.models import AgendaItem, AnswerReminder, Invitation, Paper
from decreta.meetings.queries.audience import sights_of
from decreta.meetings.queries.conflicts import conflicts_of
from decreta.meetings.queries.readings import entitled_to
from decreta.meetings.queries.reminding import day_of_reminder
from decreta.meetings.queries.room import board_of, room_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.reading.domain import notes
from decreta.reading.models import Note
from decreta.voting.queries.roll import roll_of
from tests.documents.office import SINCE, SYSTEM
from tests.files.papers import pdf
from tests.meetings.office import DAY, convened, invitation_of, moment, points, secretary, with_agenda


def with_rules(office, **changed):
    wanted = replace(rules_of(office.body, on=DAY), **changed)
    domain.set_rules(
        body=office.body, wanted=wanted, valid_from=DAY, authority="12-QĐ/BCĐ", of_version=0, by=secretary(office)
    )


@pytest.fixture
def house(office):
    """The member also holds a post in the unit in which the officer sits."""
    post = structure.create_post(
        code="vptw-th.deputy",
        names={"vi": "Phó Vụ trưởng"},
        role=Role.OFFICER,
        unit=office.unit,
        valid_from=SINCE,
        by=SYSTEM,
    )
    structure.appoint(person=office.holdings["member"].person, post=post, valid_from=SINCE, by=SYSTEM)
    return office


def excused(office, sitting):
    invitation = invitation_of(sitting, office, "member")
    domain.answer_invitation(invitation=invitation, answer=Answer.EXCUSED, reason="Ốm.", by=office.actor("member"))
    return invitation_of(sitting, office, "member")


def named(office, sitting, who="officer"):
    invitation = excused(office, sitting)
    return domain.name_substitute(invitation=invitation, holding=office.holdings[who], by=office.actor("member"))


def test_a_member_who_is_excused_names_somebody_of_his_house_who_is_invited_as_a_guest(house):
    sitting = convened(house)
    made = named(house, sitting)
    assert (made.part, made.named_by.holding_id, made.sits_for) == (Part.GUEST, house.holdings["member"].pk, None)
    (seat,) = [one for one in board_of(sitting).seats if one.invitation.pk == made.pk]
    assert seat.named_by == house.holdings["member"].person.full_name
    tell(Entry.objects.get(kind="meetings.substitute_named"))
    told = set(Notice.objects.values_list("kind", "person_id"))
    assert ("meetings.convened", house.holdings["officer"].person_id) in told
    assert ("meetings.substitute", house.holdings["secretary"].person_id) in told
    assert ("meetings.substitute", house.holdings["head"].person_id) in told


def test_who_is_named_votes_only_where_the_rules_of_the_body_say_so(house):
    with_rules(house, substitutes=Substitutes.VOTING)
    made = named(house, convened(house))
    assert made.sits_for == made.named_by


def test_nobody_is_named_before_one_is_excused_from_another_house_or_where_the_rules_forbid_it(house):
    sitting = convened(house)
    invitation = invitation_of(sitting, house, "member")
    officer, by = house.holdings["officer"], house.actor("member")
    with pytest.raises(NotNow):
        domain.name_substitute(invitation=invitation, holding=officer, by=by)
    invitation = excused(house, sitting)
    for wrong in (house.holdings["ministry_clerk"], house.holdings["head"]):
        with pytest.raises(Invalid):
            domain.name_substitute(invitation=invitation, holding=wrong, by=by)
    with pytest.raises(NotAllowed):
        domain.name_substitute(invitation=invitation, holding=officer, by=secretary(house))
    with_rules(house, substitutes=Substitutes.NOBODY)
    with pytest.raises(Invalid):
        domain.name_substitute(invitation=invitation, holding=officer, by=by)


def test_a_member_who_comes_after_all_takes_his_substitute_back(house):
    sitting = convened(house)
    made = named(house, sitting)
    invitation = invitation_of(sitting, house, "member")
    domain.answer_invitation(invitation=invitation, answer=Answer.ATTENDS, by=house.actor("member"))
    assert not Invitation.objects.filter(pk=made.pk).exists()
    assert Entry.objects.filter(kind="meetings.invitation_withdrawn").count() == 1


def test_a_substitute_is_found_and_named_on_a_page(house, client):
    sitting = convened(house)
    invitation = excused(house, sitting)
    client.force_login(house.holdings["member"].person.user)
    assert (
        reverse("meetings:substitute", args=[invitation.pk])
        in client.get(reverse("meetings:sitting", args=[sitting.pk])).content.decode()
    )
    address = reverse("meetings:substitute", args=[invitation.pk])
    officer = house.holdings["officer"]
    assert officer.person.full_name in client.get(address, {"who": officer.person.full_name}).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"holding": officer.pk}).status_code == 302
    assert Invitation.objects.filter(sitting=sitting, holding=officer, named_by=invitation).exists()
    client.force_login(house.holdings["deputy"].person.user)
    assert client.get(address).status_code == 404


def test_who_has_not_answered_is_reminded_by_itself_once_and_by_hand_again(office):
    with clock.frozen(moment(9, day=dt.date(2025, 2, 24))):
        sitting = convened(office)
        invitation = invitation_of(sitting, office, "member")
        domain.answer_invitation(invitation=invitation, answer=Answer.ATTENDS, by=office.actor("member"))
    assert day_of_reminder(sitting) == dt.date(2025, 3, 6)  # two working days before Monday the 10th
    for day, number in ((5, 0), (6, 1), (6, 0), (7, 0)):
        with clock.frozen(moment(9, day=dt.date(2025, 3, day))):
            assert jobs.remind_due() == number, day
    (entry,) = Entry.objects.filter(kind="meetings.reminded")
    tell(entry)
    told = set(Notice.objects.filter(kind="meetings.reminded").values_list("person_id", flat=True))
    assert office.holdings["deputy"].person_id in told and office.holdings["member"].person_id not in told
    with clock.frozen(moment(10, day=dt.date(2025, 3, 7))):
        assert domain.remind(sitting=sitting, by=secretary(office)) is not None
        with pytest.raises(NotAllowed):
            domain.remind(sitting=sitting, by=office.actor("member"))
    assert AnswerReminder.objects.count() == 2


def test_nothing_is_reminded_of_by_itself_when_the_convocation_went_out_later_than_that(office):
    with clock.frozen(moment(9, day=dt.date(2025, 3, 7))):
        convened(office)
        assert jobs.remind_due() == 0


def test_a_body_without_a_rule_reminds_by_hand_only(office):
    with_rules(office, reminder_days=0)
    with clock.frozen(moment(9, day=dt.date(2025, 2, 24))):
        sitting = convened(office)
    assert day_of_reminder(sitting) is None


def test_who_sits_elsewhere_at_that_time_is_said_as_far_as_the_secretary_may_know(office, client):
    earlier, sitting = (
        convened(office),
        with_agenda(office, title="Phiên trùng giờ", starts_at=moment(10), ends_at=moment(12)),
    )
    found = conflicts_of(sitting, secretary(office))
    member = office.holdings["member"].person.full_name
    assert (member, earlier.pk) in {(one.person, one.other.pk) for one in found if one.other}
    assert {one.other for one in conflicts_of(sitting, office.actor("clerk"))} == {None}
    client.force_login(office.holdings["secretary"].person.user)
    assert member in client.get(reverse("meetings:convene", args=[sitting.pk])).content.decode()
    excused(office, earlier)
    assert member not in {one.person for one in conflicts_of(sitting, secretary(office))}


@pytest.fixture
def closed_matters(house):
    """A sitting convened with what members read, what names the member, and what names somebody else; who reads what."""
    sitting, by = with_agenda(house), secretary(house)
    first, second = points(sitting)
    domain.restrict_point(item=first, audience=Audience.MEMBERS, is_listed=True, by=by)
    domain.restrict_point(item=second, audience=Audience.NAMED, is_listed=False, by=by)
    member, deputy = (invitation_of(sitting, house, who) for who in ("member", "deputy"))
    domain.share_point(item=second, shares=[(member, Share.READER)], by=by)
    for item, reader in ((first, member), (second, deputy)):
        paper = domain.add_paper(item=item, title="Giấy riêng", upload=("a.pdf", pdf(1)), by=by)
        domain.restrict_paper(paper=paper, audience=Audience.NAMED, readers=[reader], by=by)
    domain.convene(sitting=sitting, by=by)
    return sitting


def read_by(sitting, actor):
    """The numbers of the points and how many papers somebody reads: of `visible_to`, of live pages, of his room, as one."""
    points = AgendaItem.objects.visible_to(actor).filter(sitting=sitting)
    papers = Paper.objects.visible_to(actor).filter(item__sitting=sitting)
    keys = {one.pk for one in [*points, *papers] if one.is_restricted}
    assert sights_of(sitting, [actor])[0].keys == keys
    room = room_of(sitting, actor=actor)
    assert {one.pk for one in room.points if not one.is_withheld} == {one.pk for one in points}
    assert {one.pk for one in room.papers} == {one.pk for one in papers}
    return [one.number for one in points], len(papers)


def test_a_substitute_reads_what_the_member_reads_for_that_time_and_no_notes(house, closed_matters):
    sitting, by, officer = closed_matters, secretary(house), house.actor("officer")
    domain.invite(sitting=sitting, holding=house.holdings["clerk"], part=Part.GUEST, by=by)
    item = points(sitting)[0]
    notes.save_note(item=item, text="Riêng tôi", expected_revision=0, by=house.actor("member"))
    assert read_by(sitting, house.actor("member")) == (["1", "C1"], 2)
    made = named(house, sitting)
    assert read_by(sitting, officer) == (["1", "C1"], 2)
    assert read_by(sitting, house.actor("clerk")) == ([], 0)
    assert made.holding_id in {one.holding_id for one in entitled_to(item.papers.get(title="Báo cáo rà soát"))}
    assert not Note.objects.visible_to(officer).exists()
    domain.open_sitting(sitting=sitting, by=by)
    member = invitation_of(sitting, house, "member")
    domain.check_in(invitation=member, presence="in_room", by=by)
    assert read_by(sitting, officer) == ([], 0)
    domain.leave(invitation=member, by=by)
    assert read_by(sitting, officer) == (["1", "C1"], 2)
    domain.close_sitting(sitting=sitting, by=by)
    sitting.refresh_from_db()
    assert read_by(sitting, officer) == ([], 0)
    assert read_by(sitting, house.actor("member")) == (["1", "C1"], 2)


def test_whom_the_secretary_seats_for_a_member_reads_and_votes_and_taken_back_does_neither(house, closed_matters):
    sitting, by = closed_matters, secretary(house)
    item, officer = points(sitting)[0], house.actor("officer")
    guest = domain.invite(sitting=sitting, holding=house.holdings["officer"], part=Part.GUEST, by=by)
    absent = invitation_of(sitting, house, "member")
    right = {"has_vote": True, "weight": 1, "by": by}
    domain.set_voting_right(invitation=guest, sits_for=absent, reason="Giấy cử", **right)
    domain.check_in(invitation=guest, presence="in_room", by=by)
    assert read_by(sitting, officer) == (["1", "C1"], 2)
    casters = {one.voter: one.caster for one in roll_of(sitting, item).places}
    assert casters[absent.pk] == guest.pk
    guest.refresh_from_db()
    domain.set_voting_right(invitation=guest, **right)
    assert read_by(sitting, officer) == ([], 0)
    assert {one.voter: one.caster for one in roll_of(sitting, item).places}[absent.pk] == absent.pk
