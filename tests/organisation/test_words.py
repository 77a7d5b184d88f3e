"""A body calls its sessions, chair and members by words of its own; its papers and pages say so."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed
from decreta.meetings.domain.notice import session_of
from decreta.meetings.domain.wording import compose
from decreta.meetings.models import Sitting
from decreta.minutes.queries.computing import computed, facts_of
from decreta.organisation.domain import structure
from decreta.organisation.enums import Word
from decreta.organisation.models import Body
from decreta.organisation.queries.words import own_word, word_of
from tests.documents.office import Office, build
from tests.meetings.office import closed, moment

WORDS = {
    "session": "kỳ họp",
    "chair": "chủ tọa",
    "member": "đại biểu",
    "point": "vấn đề",
    "conclusion": "kết luận kỳ họp",
}


@pytest.fixture
def office(db: None, settings, tmp_path):
    """In the morning of the sitting."""
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield build(with_users=True)


def worded(office: Office) -> None:
    for word, text in WORDS.items():
        structure.set_word(body=office.body, word=word, names={"vi": text}, by=office.actor("secretary"))


def test_a_body_has_the_usual_words_until_it_says_others(office):
    assert (word_of(office.body, Word.SESSION, "vi"), own_word(office.body, Word.SESSION, "vi")) == ("phiên họp", "")
    worded(office)
    body = Body.objects.get()
    assert [word_of(body, Word.SESSION, one) for one in ("vi", "en", "ja")] == ["kỳ họp", "session", "会議"]
    given = {"body": office.body, "word": "session", "by": office.actor("secretary")}
    assert structure.set_word(names={"vi": "kỳ họp"}, **given) is None
    structure.set_word(names={"vi": " "}, **given)
    assert own_word(Body.objects.get(), Word.SESSION, "vi") == ""
    facts = Entry.objects.filter(kind="organisation.set_word").order_by("pk").last().facts
    assert facts == {"word": "session", "before": {"vi": "kỳ họp"}, "after": {}}


def test_only_who_keeps_the_body_says_so_and_a_word_is_no_sentence(office):
    with pytest.raises(NotAllowed):
        structure.set_word(body=office.body, word="session", names={"vi": "hội nghị"}, by=office.actor("member"))
    with pytest.raises(Invalid):
        structure.set_word(body=office.body, word="other", names={"vi": "x" * 41}, by=office.actor("secretary"))


def test_minutes_and_notice_use_the_words_of_the_body(office):
    sitting = closed(office)
    worded(office)
    sitting = Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)
    with translation.override("vi"):
        found = computed(facts_of(sitting))
    text = "\n".join(one.text for one in found)
    assert "Chủ tọa: " in text
    assert " đại biểu." in text
    assert "Kết luận kỳ họp:" in text
    assert any(one.label.startswith("Vấn đề 1: ") for one in found)
    notice = compose("vn-party", session_of(sitting))
    assert "chủ tọa kỳ họp" in notice.text
    assert "đại biểu" in notice.text
    assert "tại kỳ họp sau" in notice.text
    assert "phiên họp sau" not in notice.text


def test_a_page_sets_them_and_the_page_of_a_sitting_shows_them(office, client):
    sitting = closed(office)
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("organisation:words", args=["bcdcds"])
    assert client.get(address).status_code == 200
    assert client.post(address, {"session_vi": "x" * 50}).status_code == 422
    assert client.post(address, {"session_vi": "kỳ họp", "session_en": "congress"}).status_code == 302
    page = client.get(reverse("meetings:sitting", args=[sitting.pk]), headers={"accept-language": "vi"})
    assert "Kỳ họp" in page.content.decode() or "Congress" in page.content.decode()
    client.force_login(office.holdings["member"].person.user)
    assert client.get(address).status_code == 404
