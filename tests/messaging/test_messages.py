"""Messages of a session: who writes to whom, who reads it, what becomes of it when the session is over."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Audience, MessagesKept, Part, Share
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.messaging import domain
from decreta.messaging.models import Message, RoomSwitch
from decreta.messaging.policies import MOST_OF_ONE, MOST_TO_ROOM
from decreta.minutes import domain as minutes
from tests.meetings.office import DAY, convened, invitation_of, moment, opened, points, secretary

WORDS = "KHONGAIBIET"


def ruled(office, **facts) -> None:
    """The committee's rules of the day with what they say of messages."""
    wanted = replace(rules_of(office.body, on=DAY), book=None, **facts)
    meetings.set_rules(
        body=office.body, wanted=wanted, valid_from=DAY, authority="12-QĐ/BCĐ", of_version=0, by=secretary(office)
    )


@pytest.fixture
def sitting(office):
    return opened(office)


def write(sitting, office, who="member", text="Bao giờ nghỉ giải lao?", **facts):
    facts = {"by": office.actor(who), "invitation": invitation_of(sitting, office, who), **facts}
    return domain.write_message(sitting=sitting, text=text, **facts)


def read_by(office, *names) -> dict[str, set[str]]:
    """What each reads of all there is."""
    found = {name: Message.objects.visible_to(office.actor(name)) for name in names}
    return {name: set(rows.values_list("text", flat=True)) for name, rows in found.items()}


def at_hand(sitting, item) -> AgendaItem:
    meetings.go_to_point(sitting=sitting, item=item, by=Actor.system("test"))
    return AgendaItem.objects.select_related("sitting__body", "sitting__chair_post").get(pk=item.pk)


def test_what_a_member_writes_to_the_secretariat_nobody_else_reads(office, sitting):
    asked = write(sitting, office)
    everybody = ("member", "deputy", "head", "secretary", "inspector", "clerk")
    assert read_by(office, *everybody) == {
        "member": {asked.text},
        "deputy": set(),
        "head": {asked.text},
        "secretary": {asked.text},
        "inspector": set(),
        "clerk": set(),
    }
    answer = domain.answer_message(message=asked, text="Lúc 10 giờ 15.", by=secretary(office))
    asked.refresh_from_db()
    assert (asked.settled_at is not None, answer.answers) == (True, asked)
    assert read_by(office, "member", "deputy") == {"member": {asked.text, answer.text}, "deputy": set()}
    with pytest.raises(NotNow, match="not written to the secretariat"):
        domain.answer_message(message=answer, text="Vâng.", by=secretary(office))


def test_a_chair_while_another_presides_reads_as_a_member_does(office, sitting):
    asked = write(sitting, office)
    assert read_by(office, "head")["head"] == {asked.text}
    to = invitation_of(sitting, office, "deputy")
    meetings.check_in(invitation=to, presence="in_room", by=secretary(office))
    meetings.hand_over_chair(sitting=sitting, to=to, by=office.actor("head"), reason="Liên quan")
    assert read_by(office, "head", "deputy") == {"head": set(), "deputy": {asked.text}}


def test_the_secretariat_tells_the_room_for_a_time_on_the_screen_of_the_hall(office, sitting):
    told = domain.tell_room(sitting=sitting, text="Nghỉ đến 10 giờ 15.", minutes=15, by=secretary(office))
    assert told.shown_until == told.written_at + dt.timedelta(minutes=15)
    assert told.is_in_hall
    assert read_by(office, "member", "deputy", "inspector", "clerk") == {
        "member": {told.text},
        "deputy": {told.text},
        "inspector": {told.text},
        "clerk": set(),
    }
    domain.end_in_hall(message=told, by=office.actor("head"))
    assert domain.end_in_hall(message=told, by=office.actor("head")) is None
    told.refresh_from_db()
    assert not told.is_in_hall
    for refused in (0, 241):
        with pytest.raises(Invalid, match="240 minutes"):
            domain.tell_room(sitting=sitting, text="Nghỉ", minutes=refused, by=secretary(office))


def test_members_write_to_the_room_where_the_rules_let_them_and_the_chair_has_not_stopped_it(office, sitting):
    with pytest.raises(NotAllowed, match="By the rules of this body"):
        write(sitting, office, to_room=True)
    ruled(office, room_messages=True)
    said = write(sitting, office, to_room=True)
    assert read_by(office, "deputy", "inspector") == {"deputy": {said.text}, "inspector": {said.text}}
    with pytest.raises(NotAllowed, match="Only who presides"):
        domain.switch_room(sitting=sitting, is_on=False, by=secretary(office))
    head = office.actor("head")
    assert domain.switch_room(sitting=sitting, is_on=True, by=head) is None
    domain.switch_room(sitting=sitting, is_on=False, by=head)
    with pytest.raises(NotNow, match="The chair has stopped"):
        write(sitting, office, to_room=True)
    assert write(sitting, office, text="Vậy xin nói riêng.")
    domain.switch_room(sitting=sitting, is_on=True, by=head)
    assert RoomSwitch.objects.get().is_on
    assert write(sitting, office, text="Cảm ơn.", to_room=True)


def test_guests_write_to_the_secretariat_alone_and_who_is_not_invited_to_nobody(office):
    ruled(office, room_messages=True)
    sitting = convened(office)
    by = secretary(office)
    meetings.invite(sitting=sitting, holding=office.holdings["officer"], part=Part.GUEST, by=by)
    meetings.open_sitting(sitting=sitting, by=by)
    assert write(sitting, office, "officer")
    with pytest.raises(NotAllowed, match="Only members write to the room"):
        write(sitting, office, "officer", to_room=True)
    with pytest.raises(NotAllowed, match="Only who is invited"):
        domain.write_message(sitting=sitting, invitation=None, text="A", by=office.actor("clerk"))
    with pytest.raises(NotAllowed, match="Only who is invited"):
        write(sitting, office, by=office.actor("deputy"))


def test_who_does_not_read_the_point_at_hand_reads_nothing_that_is_said_of_it(office, sitting):
    ruled(office, room_messages=True)
    item = at_hand(sitting, points(sitting)[1])
    by = secretary(office)
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=True, by=by)
    meetings.share_point(item=item, shares=[(invitation_of(sitting, office, "deputy"), Share.READER)], by=by)
    said = write(sitting, office, "deputy", text="Về điểm mật", to_room=True)
    told = domain.tell_room(sitting=sitting, text="Không ghi âm", minutes=5, by=by)
    wide = domain.tell_room(sitting=sitting, text="Nghỉ đến 10 giờ", minutes=5, is_for_all=True, by=by)
    outside = write(sitting, office, "member", text="Tôi chờ ngoài hành lang")
    assert (said.item, told.item, wide.item, outside.item) == (item, item, None, None)
    assert read_by(office, "deputy", "member") == {
        "deputy": {said.text, told.text, wide.text},
        "member": {wide.text, outside.text},
    }
    meetings.share_point(item=item, shares=[], by=by)
    assert read_by(office, "deputy") == {"deputy": {wide.text}}
    # In another point it is read by the same: what was at hand when it was written counts.
    at_hand(sitting, points(sitting)[0])
    assert read_by(office, "member") == {"member": {wide.text, outside.text}}


def test_who_is_excluded_writes_and_reads_no_more_also_when_the_session_is_over(office, sitting):
    told = domain.tell_room(sitting=sitting, text="Bắt đầu lại", by=secretary(office))
    write(sitting, office, "deputy")
    seat = invitation_of(sitting, office, "deputy")
    meetings.exclude(invitation=seat, reason="Mất trật tự.", by=office.actor("head"))
    assert read_by(office, "deputy") == {"deputy": set()}
    with pytest.raises(NotNow, match="no seat"):
        write(sitting, office, "deputy", text="Phản đối")
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    assert Sitting.objects.visible_to(office.actor("deputy")).exists()
    assert read_by(office, "deputy", "member") == {"deputy": set(), "member": {told.text}}


def test_a_removed_message_leaves_no_word(office, sitting):
    asked = write(sitting, office, text=WORDS)
    removed = domain.remove_message(message=asked, by=secretary(office))
    assert (removed.text, removed.waits) == ("", False)
    assert domain.remove_message(message=asked, by=secretary(office)) is None
    told = domain.tell_room(sitting=sitting, text=WORDS, by=secretary(office))
    domain.remove_message(message=told, by=office.actor("head"))
    assert list(Message.objects.values_list("text", flat=True)) == ["", ""]
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"messaging.own_removed", "messaging.removed"} <= kinds
    with pytest.raises(NotNow, match="was removed"):
        domain.answer_message(message=asked, text="Vâng.", by=secretary(office))
    with pytest.raises(NotAllowed):
        domain.remove_message(message=told, by=office.actor("member"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=told.pk).update(text=WORDS)


def test_the_log_has_who_wrote_to_whom_and_no_word_of_it(office, sitting):
    ruled(office, room_messages=True)
    asked = write(sitting, office, text=f"{WORDS} một")
    write(sitting, office, text=f"{WORDS} hai", to_room=True)
    domain.answer_message(message=asked, text=f"{WORDS} ba", by=secretary(office))
    domain.tell_room(sitting=sitting, text=f"{WORDS} bốn", minutes=5, by=secretary(office))
    entries = Entry.objects.filter(kind__startswith="messaging.").order_by("pk")
    assert [one.kind.removeprefix("messaging.") for one in entries] == ["asked", "said", "own_answered", "told"]
    assert WORDS not in json.dumps([[one.facts, one.about] for one in entries])
    assert entries[0].facts == {"characters": len(f"{WORDS} một")}


def test_settling_says_that_it_is_dealt_with_and_what_waits_is_shorter(office, sitting):
    asked = write(sitting, office)
    assert asked.waits
    assert not domain.settle_message(message=asked, by=office.actor("head")).waits
    assert domain.settle_message(message=asked, by=office.actor("head")) is None
    with pytest.raises(NotAllowed):
        domain.settle_message(message=asked, by=office.actor("member"))


def test_nobody_writes_faster_than_can_be_read(office, sitting):
    ruled(office, room_messages=True)
    for n in range(MOST_OF_ONE):
        write(sitting, office, text=f"Ý {n}")
    with pytest.raises(NotNow, match="Wait a moment") as refused:
        write(sitting, office, text="Một ý nữa")
    assert refused.value.problems[0].code == "too_fast"
    assert write(sitting, office, "deputy")
    assert write(sitting, office, text="Một phút sau", at=clock.now() + dt.timedelta(seconds=61))
    seat = invitation_of(sitting, office, "head")
    rows = [
        Message(sitting=sitting, kind="said", invitation=seat, text="Ồn", written_at=clock.now(), by={})
        for _n in range(MOST_TO_ROOM)
    ]
    Message.objects.bulk_create(rows)
    with pytest.raises(NotNow, match="Too many write"):
        write(sitting, office, "deputy", text="Tôi cũng thế", to_room=True)


def test_a_message_has_words_and_not_too_many(office, sitting):
    for text, code in ((" \n ", "required"), ("a" * 1001, "too_long")):
        with pytest.raises(Invalid) as refused:
            write(sitting, office, text=text)
        assert refused.value.problems[0].code == code
    assert write(sitting, office, text=" a  \r\nb \n").text == "a\nb"


def test_nothing_is_written_before_the_opening_or_after_the_closing(office, sitting):
    asked = write(sitting, office)
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    for late in (
        lambda: write(sitting, office),
        lambda: domain.tell_room(sitting=sitting, text="Hết", by=secretary(office)),
        lambda: domain.answer_message(message=asked, text="Hết", by=secretary(office)),
        lambda: domain.switch_room(sitting=sitting, is_on=False, by=office.actor("head")),
    ):
        with pytest.raises(NotNow, match="in session"):
            late()
    # By the default they stay readable until the minutes are approved.
    assert read_by(office, "member") == {"member": {asked.text}}


def test_they_are_destroyed_when_the_minutes_are_approved(office, sitting):
    by = secretary(office)
    answer = domain.answer_message(message=write(sitting, office), text="Vâng", by=by)
    meetings.close_sitting(sitting=sitting, by=by)
    written = minutes.begin(sitting=Sitting.objects.select_related("body").get(), by=by)
    until = clock.now() + dt.timedelta(days=2)
    minutes.circulate(minutes=written, until=until, by=by)
    assert Message.objects.count() == 2
    with clock.frozen(until + dt.timedelta(minutes=1)):
        minutes.approve(minutes=written, way="circulation", by=by)
    assert not Message.objects.exists()
    entry = Entry.objects.get(kind="messaging.destroyed")
    assert (entry.facts, entry.actor["kind"]) == ({"messages": 2}, "system")
    with pytest.raises(NotNow, match="destroyed"):
        domain.remove_message(message=answer, by=by)
    with pytest.raises(NotAllowed, match="by the rule of the body alone"):
        domain.destroy_messages(sitting=sitting, by=by)
    assert domain.destroy_messages(sitting=sitting, by=Actor.system("test")) is None


def test_they_are_destroyed_at_the_closing_where_the_rules_say_so(office, sitting):
    ruled(office, messages_kept=MessagesKept.CLOSING)
    write(sitting, office)
    meetings.close_sitting(sitting=sitting, by=secretary(office))
    assert not Message.objects.exists()
    assert Entry.objects.filter(kind="messaging.destroyed").exists()


def test_a_member_writes_in_the_room_and_the_secretariat_answers_on_its_page(office, sitting, client):
    ruled(office, room_messages=True)
    client.cookies["language"] = "en"
    client.force_login(office.holdings["member"].person.user)
    room, page = (reverse(name, args=[sitting.pk]) for name in ("meetings:room", "messaging:messages"))
    assert "To the secretariat" in client.get(room).content.decode()
    send = reverse("messaging:write", args=[sitting.pk])
    done = client.post(send, {"text": "Micro hỏng", "whom": "secretariat", "to": "room"})
    assert done["Location"] == room
    assert "Micro hỏng" in client.get(room).content.decode()
    refused = client.post(send, {"text": "", "whom": "room", "to": "room"})
    assert refused.status_code == 422
    assert client.post(reverse("messaging:tell", args=[sitting.pk]), {"text": "A"}).status_code == 404

    asked = Message.objects.get()
    client.force_login(office.holdings["secretary"].person.user)
    chair = client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    assert "1 waits" in chair
    assert "Micro hỏng" in chair
    form = client.get(f"{page}?answer={asked.pk}").content.decode()
    assert "Send the answer" in form
    answer = reverse("messaging:answer", args=[asked.pk])
    assert client.post(answer, {"text": ""}).status_code == 422
    client.post(answer, {"text": "Kỹ thuật viên đến ngay"})
    assert (
        "No message to the secretariat waits"
        in client.get(reverse("meetings:chair", args=[sitting.pk])).content.decode()
    )
    client.post(
        reverse("messaging:tell", args=[sitting.pk]), {"text": "Nghỉ đến 10:15", "minutes": "15", "to": "chair"}
    )
    told = Message.objects.get(kind="told")
    hall = reverse("meetings:hall", args=[sitting.pk])
    assert "<d-until" in client.get(hall).content.decode()
    client.post(reverse("messaging:end", args=[told.pk]), {"to": "chair"})
    assert "<d-until" not in client.get(hall).content.decode()
    client.post(reverse("messaging:remove", args=[told.pk]), {"to": "messages"})
    assert "A message was removed" in client.get(page).content.decode()

    client.force_login(office.holdings["member"].person.user)
    assert "Kỹ thuật viên đến ngay" in client.get(room).content.decode()
    client.force_login(office.holdings["clerk"].person.user)
    assert client.get(page).status_code == 404
    assert client.post(send, {"text": "A"}).status_code == 404


def test_messages_cost_the_pages_of_a_sitting_one_statement_however_many(office, sitting, client):
    ruled(office, room_messages=True)
    found = {}
    browsers = {"member": "meetings:room", "secretary": "meetings:chair"}

    def cost(who: str) -> int:
        client.force_login(office.holdings[who].person.user)
        address = reverse(browsers[who], args=[sitting.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    before = {who: cost(who) for who in browsers}
    write(sitting, office, "member")
    write(sitting, office, "deputy", to_room=True)
    found["few"] = {who: cost(who) for who in browsers}
    for n in range(4):
        write(sitting, office, "member", text=f"Ý {n}", at=moment(9, n))
        write(sitting, office, "deputy", text=f"Ý {n}", to_room=True, at=moment(9, n))
    found["many"] = {who: cost(who) for who in browsers}
    assert found["few"] == found["many"]
    assert all(found["few"][who] <= before[who] + 1 for who in browsers), (before, found)
