"""Private notes: written by one person, met by nobody else, wherever he looks."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from decreta.api.queries import meetings as shapes
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.meetings import domain as meetings
from decreta.meetings import live
from decreta.meetings.enums import Audience
from decreta.reading import domain
from decreta.reading.domain import notes
from decreta.reading.models import Note
from tests.meetings.office import convened, opened, points, secretary

PLANTED = "HOAXUONGRONG"


@pytest.fixture
def sitting(office):
    return convened(office)


def note(office, sitting, text=PLANTED, *, name="member", revision=0, at=0):
    item = points(sitting)[at]
    return domain.save_note(item=item, text=text, expected_revision=revision, by=office.actor(name))


def test_words_planted_in_a_note_come_out_nowhere_but_with_their_writer(office, client):
    sitting = opened(office)
    note(office, sitting)
    note(office, sitting, "Ghi chú của phó.", name="deputy")
    meetings.write_conclusion(item=points(sitting)[0], text="Kết luận.", by=secretary(office))
    pages = [reverse(f"meetings:{name}", args=[sitting.pk]) for name in ("sitting", "room", "chair", "desk", "prepare")]
    pages += [reverse(f"reading:{name}", args=[sitting.pk]) for name in ("notes", "beside", "download")]
    pages += [reverse("meetings:list")]
    for name in ("secretary", "head", "deputy", "inspector", "administrator", "clerk"):
        client.force_login(office.holdings[name].person.user)
        for page in pages:
            assert PLANTED not in client.get(page, headers={"HX-Request": "true"}).content.decode(), (name, page)
        echoes = [
            client.get(reverse("web:search"), {"q": word}).content.decode().count(word) for word in (PLANTED, "KHONGCO")
        ]
        assert echoes[0] == echoes[1], name
        actor = office.actor(name)
        if name in {"secretary", "head", "deputy", "inspector"}:
            assert PLANTED not in str(shapes.shown(shapes.find(actor, sitting.pk), actor))
        assert {one.text for one in Note.objects.visible_to(actor)} <= {"Ghi chú của phó."}
    assert not Note.objects.visible_to(Actor.system("job")).exists()
    assert not [one.kind for one in Entry.objects.all() if PLANTED in str(one.facts)]
    entry = Entry.objects.filter(kind="meetings.conclusion_written").latest("recorded_at")
    sent = live.fragments(live.topic_of(sitting), "staff", entry)
    assert not any(PLANTED in piece.html for piece in sent)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM reading_note")
        assert not any(PLANTED.encode() in bytes(row[0]) for row in cursor.fetchall())
    client.force_login(office.holdings["member"].person.user)
    for page in (reverse("reading:notes", args=[sitting.pk]), reverse("reading:download", args=[sitting.pk])):
        assert PLANTED in client.get(page).content.decode()


def test_a_note_is_kept_changed_and_emptied_and_two_windows_lose_nothing(office, sitting):
    first = note(office, sitting, "Hỏi về kinh phí.")
    assert (first.revision, first.text) == (1, "Hỏi về kinh phí.")
    assert note(office, sitting, "Hỏi về kinh phí.", revision=0).revision == 1  # the same words sent twice
    assert note(office, sitting, "Hỏi lại.", revision=1).revision == 2
    with pytest.raises(Stale):
        note(office, sitting, "Từ máy bảng.", revision=1)
    assert note(office, sitting, " ", revision=2) is None and not Note.objects.exists()
    with pytest.raises(Invalid):
        note(office, sitting, "x" * 20_001)


def test_the_first_words_of_two_windows_at_once_lose_nothing(office, sitting, monkeypatch):
    note(office, sitting, "Từ máy bàn.")
    monkeypatch.setattr(notes, "_held", lambda item, *, by: None)  # neither had seen the other's
    with pytest.raises(Stale):
        note(office, sitting, "Từ máy bảng.")
    assert Note.objects.get().text == "Từ máy bàn."


def test_a_page_that_saves_by_itself_is_told_the_new_revision(office, sitting, client):
    client.force_login(office.holdings["member"].person.user)
    address = reverse("reading:save", args=[points(sitting)[0].pk])
    answer = client.post(address, {"text": "Một", "revision": "0"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and 'name="revision" value="1"' in answer.content.decode()
    stale = client.post(address, {"text": "Hai", "revision": "0"}, headers={"HX-Request": "true"})
    assert stale.status_code == 422 and "Một" in stale.content.decode() and 'value="0"' in stale.content.decode()
    again = client.post(address, {"text": "Hai nữa", "revision": "0"}, headers={"HX-Request": "true"})
    assert again.status_code == 422 and Note.objects.get().text == "Một"  # saving by itself goes over nothing
    assert "hx-vals='{\"revision\": 1}'" in again.content.decode()
    Note.objects.all().delete()
    gone = client.post(address, {"text": "Hai", "revision": "1"}, headers={"HX-Request": "true"})
    assert gone.status_code == 422 and "hx-vals='{\"revision\": 0}'" in gone.content.decode()
    note(office, sitting, "Một")
    assert client.post(address, {"text": "Ba", "revision": "1"}).status_code == 302
    assert Note.objects.get().text == "Ba"


def test_nobody_writes_on_a_point_that_he_does_not_read(office, sitting, client):
    item = points(sitting)[1]
    meetings.restrict_point(item=item, audience=Audience.NAMED, is_listed=False, by=secretary(office))
    client.force_login(office.holdings["member"].person.user)
    assert client.post(reverse("reading:save", args=[item.pk]), {"text": "x", "revision": "0"}).status_code == 404


def test_a_note_outlives_its_point_and_the_reading_of_it(office, sitting, client):
    note(office, sitting, "Về hạ tầng", at=1)
    meetings.remove_point(item=points(sitting)[1], by=secretary(office))
    client.force_login(office.holdings["member"].person.user)
    assert "Về hạ tầng" in client.get(reverse("reading:notes", args=[sitting.pk])).content.decode()
    kept = Note.objects.get()
    with pytest.raises(NotAllowed):
        domain.delete_note(note=kept, by=office.actor("secretary"))
    for who, status in (("secretary", 404), ("member", 302)):
        client.force_login(office.holdings[who].person.user)
        assert client.post(reverse("reading:delete", args=[kept.pk])).status_code == status
    assert not Note.objects.exists()
