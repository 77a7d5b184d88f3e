"""The page of all messages follows the session: each reader is sent what he would read, and no more."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.live import access, registry
from decreta.live.members import Reader
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience, Share
from decreta.messaging import domain, listed
from decreta.messaging.models import Message
from tests.meetings.office import invitation_of, opened, points, secretary

EVERYBODY = ("member", "deputy", "head", "secretary", "inspector", "clerk")


@pytest.fixture
def sitting(office):
    return opened(office)


def asked_by(sitting, office, who="member", text="Micro hỏng"):
    seat = invitation_of(sitting, office, who)
    return domain.write_message(sitting=sitting, invitation=seat, text=text, by=office.actor(who))


def told_of(sitting, office, who: str, kind: str):
    """What the open page of somebody is sent for the latest entry of a kind; None where he is sent nothing."""
    entry = Entry.objects.filter(kind=kind).latest("pk")
    topic = listed.topic_of(sitting)
    assert topic in listed.topics(entry)
    view = listed.view_class(topic, office.actor(who))
    if view is None:
        return None
    (piece,) = listed.fragments(topic, view, entry)
    assert piece.target == "all-messages"
    return piece


def test_a_question_and_its_answer_come_to_the_pages_of_who_reads_them(office, sitting):
    asked = asked_by(sitting, office)
    assert {
        name: told_of(sitting, office, name, "messaging.asked").say for name in ("head", "secretary", "member")
    } == {
        "head": "A message to the secretariat has come.",
        "secretary": "A message to the secretariat has come.",
        "member": "",
    }
    assert "Micro hỏng" not in told_of(sitting, office, "deputy", "messaging.asked").html
    assert told_of(sitting, office, "clerk", "messaging.asked") is None
    domain.answer_message(message=asked, text="Sửa ngay", by=secretary(office))
    own, other = (told_of(sitting, office, name, "messaging.own_answered") for name in ("member", "deputy"))
    assert ("Sửa ngay" in own.html, own.say) == (True, "The secretariat has answered you.")
    assert ("Sửa ngay" in other.html, other.say) == (False, "")


def test_each_is_sent_what_he_would_read_if_he_loaded_the_page(office, sitting, client):
    asked_by(sitting, office)
    asked_by(sitting, office, "deputy", "Xin phép về sớm")
    by, item = secretary(office), points(sitting)[1]
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=by)
    meetings.share_point(item=item, shares=[(invitation_of(sitting, office, "deputy"), Share.READER)], by=by)
    meetings.go_to_point(sitting=sitting, item=item, by=by)
    domain.tell_room(sitting=sitting, text="Chỉ người dự điểm này", by=by)
    for name in EVERYBODY:
        read = set(Message.objects.visible_to(office.actor(name)).values_list("text", flat=True))
        piece = told_of(sitting, office, name, "messaging.told")
        texts = Message.objects.values_list("text", flat=True)
        assert {text for text in texts if piece is not None and text in piece.html} == read, name
        if piece is not None:
            client.force_login(office.holdings[name].person.user)
            page = client.get(
                reverse("messaging:messages", args=[sitting.pk]), headers={"accept-language": "en"}
            ).content.decode()
            assert piece.html.replace("\n", "") in page.replace("\n", ""), name


def test_who_is_excluded_has_no_open_page_any_more(office, sitting):
    asked_by(sitting, office)
    topic, member = listed.topic_of(sitting), office.actor("member")
    assert listed.view_class(topic, member)
    meetings.exclude(
        invitation=invitation_of(sitting, office, "member"), reason="Mất trật tự.", by=office.actor("head")
    )
    assert listed.view_class(topic, member) is None
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    assert listed.view_class(topic, member) is None
    assert access.readable([topic], Reader("", 0, member, "en", "")) == frozenset()


def test_a_chair_who_hands_over_is_sent_the_list_of_a_member(office, sitting):
    asked_by(sitting, office)
    to = invitation_of(sitting, office, "deputy")
    meetings.check_in(invitation=to, presence="in_room", by=secretary(office))
    meetings.hand_over_chair(sitting=sitting, to=to, by=office.actor("head"), reason="Liên quan")
    head, deputy = (told_of(sitting, office, name, "meetings.chair_handed_over").html for name in ("head", "deputy"))
    assert ("Micro hỏng" in head, "Micro hỏng" in deputy) == (False, True)


def test_removed_destroyed_and_stopped_is_said_on_the_open_page(office, sitting):
    asked = asked_by(sitting, office)
    domain.remove_message(message=asked, by=secretary(office))
    assert "A message was removed." in told_of(sitting, office, "member", "messaging.own_removed").html
    assert f'id="remove-{asked.pk}"' not in told_of(sitting, office, "secretary", "messaging.own_removed").html
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    assert "A message was removed." in told_of(sitting, office, "member", "meetings.sitting_closed").html


def test_the_page_asks_for_its_own_topic_while_the_sitting_runs(office, sitting, client):
    client.force_login(office.holdings["member"].person.user)
    address = reverse("messaging:messages", args=[sitting.pk])
    assert f"messages%3A{sitting.pk}" in client.get(address).content.decode()
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    assert f"messages%3A{sitting.pk}" not in client.get(address).content.decode()


def test_a_topic_of_another_area_is_nobodys(office):
    assert listed.view_class("document:x", office.actor("member")) is None
    assert listed.view_class("sitting:x", office.actor("member")) is None
    assert access.readable(["messages:x"], Reader("", 0, office.actor("head"), "en", "")) == frozenset()
    assert set(listed.KINDS) <= set(registry.SOURCES)
