"""Open pages are told of messages: the room's once for each class of readers, one's own to him alone."""

from __future__ import annotations

import pytest

from decreta.audit.models import Entry
from decreta.live import registry
from decreta.meetings import domain as meetings
from decreta.meetings import live as sittings
from decreta.messaging import domain, live
from tests.meetings.office import invitation_of, opened, secretary


@pytest.fixture
def sitting(office):
    return opened(office)


def asked_by(sitting, office, who="member", text="Micro hỏng"):
    seat = invitation_of(sitting, office, who)
    return domain.write_message(sitting=sitting, invitation=seat, text=text, by=office.actor(who))


def latest(kind: str) -> Entry:
    return Entry.objects.filter(kind=kind).latest("pk")


def test_a_question_is_told_to_the_secretariat_alone(office, sitting):
    asked_by(sitting, office)
    entry, topic = latest("messaging.asked"), sittings.topic_of(sitting)
    assert list(live.fragments(topic, sittings.MEMBER, entry)) == []
    assert list(live.fragments(topic, sittings.HALL, entry)) == []
    (desk,) = live.fragments(topic, sittings.STAFF, entry)
    assert (desk.target, "Micro hỏng" in desk.html, desk.say) == (
        "chair-messages",
        True,
        "A message to the secretariat has come.",
    )


def test_what_the_room_is_told_goes_to_each_class_once_and_is_spoken(office, sitting):
    domain.tell_room(sitting=sitting, text="Nghỉ đến 10:15", minutes=15, by=secretary(office))
    entry, topic = latest("messaging.told"), sittings.topic_of(sitting)
    members = [office.actor(name) for name in ("member", "deputy", "inspector")]
    assert set(sittings.view_classes(topic, members)) == {sittings.MEMBER}
    room, hall = live.fragments(topic, sittings.MEMBER, entry)
    assert [(one.target, one.say) for one in (room, hall)] == [
        ("messages", "The secretariat: Nghỉ đến 10:15"),
        ("hall-message", "The secretariat: Nghỉ đến 10:15"),
    ]
    assert [one.target for one in live.fragments(topic, sittings.HALL, entry)] == ["hall-message"]


def test_an_answer_reaches_its_member_and_nobody_is_rendered_for_who_has_none(office, sitting):
    asked = asked_by(sitting, office)
    asked_by(sitting, office, "deputy", "Xin phép về sớm")
    domain.answer_message(message=asked, text="Sửa ngay", by=secretary(office))
    entry, topic = latest("messaging.own_answered"), sittings.topic_of(sitting)
    assert {source.prefix for source in registry.sources_of(entry.kind)} == {live.TO_ALL, live.TO_ONE, entry.kind}
    names = ("member", "deputy", "secretary", "inspector", "clerk")
    classes = live.own_classes(topic, [office.actor(name) for name in names])
    assert [one is not None for one in classes] == [True, True, False, False, False]
    (own,) = live.own_fragments(topic, classes[0], entry)
    assert ("Sửa ngay" in own.html, own.say) == (True, "The secretariat has answered you.")
    assert "Xin phép" not in own.html
    assert list(live.own_fragments(topic, classes[1], entry)) == []


def test_who_is_excluded_and_everybody_after_the_closing_is_told_nothing(office, sitting):
    asked = asked_by(sitting, office)
    seat, topic = invitation_of(sitting, office, "member"), sittings.topic_of(sitting)
    meetings.exclude(invitation=seat, reason="Mất trật tự.", by=office.actor("head"))
    assert live.own_class(topic, office.actor("member")) is None
    domain.tell_room(sitting=sitting, text="Tiếp tục", by=secretary(office))
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    for view in (sittings.MEMBER, sittings.STAFF, sittings.HALL):
        told = [one.html for one in live.fragments(topic, view, latest("messaging.told"))]
        assert not any("Tiếp tục" in html or asked.text in html for html in told)
    assert live.own_class(topic, office.actor("member")) is None


def test_a_topic_of_another_area_is_nobodys(office):
    assert live.own_class("document:x", office.actor("member")) is None
    assert live.own_class("sitting:x", office.actor("member")) is None
