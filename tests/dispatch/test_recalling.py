"""A recall freezes here, cancels there, kills the link, is confirmed by each; its own trace stays for ever."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.dispatch import desk, domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.enums import DeliveryState, RelationKind, Way
from decreta.dispatch.models import Delivery, Recall
from decreta.documents.domain import copying
from decreta.documents.domain.copying import Wish
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival, Document
from decreta.documents.search_index import matching
from decreta.notifications.models import Mail
from decreta.organisation.enums import Role
from tests.dispatch.papers import COMPANY, issued, letter, sent, told
from tests.documents.office import SINCE, SYSTEM, structure

pytestmark = pytest.mark.django_db


def browser(office, who):
    client = Client()
    client.cookies["language"] = "en"
    client.force_login(office.holdings[who].person.user)
    return client


def statuses(client, document, *arrivals):
    pages = [reverse("documents:paper", args=[document.pk]), reverse("documents:document", args=[document.pk])]
    pages += [reverse("documents:arrival", args=[one.pk]) for one in arrivals]
    found = []
    for page in pages:
        answer = client.get(page)
        if answer.streaming:
            b"".join(answer.streaming_content)
        found.append(answer.status_code)
    return found


@pytest.fixture
def received(office, document):
    found = sent(office, document, office.ministry)
    return domain.receive(delivery=found, by=office.actor("ministry_clerk"))


def test_it_freezes_here_and_cancels_there(office, document, received):
    on_paper = sent(office, document, COMPANY, Way.PAPER)
    by_mail = sent(office, document, "Công ty B", Way.MAIL, email="b@example.org")
    told(office)
    assert statuses(browser(office, "ministry_officer"), document)[0] == 200
    found = domain.recall(document=document, reason="Sai căn cứ pháp lý.", by=office.actor("clerk"))
    document.refresh_from_db()
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.end_reason, arrival.number) == (ArrivalState.CANCELLED, "Sai căn cứ pháp lý.", 1)
    # The issuer keeps everything; the receiver's clerk what his register says; others of the house nothing.
    assert statuses(browser(office, "clerk"), document) == [200, 200]
    assert statuses(browser(office, "ministry_clerk"), document, arrival) == [404, 200, 200]
    assert statuses(browser(office, "ministry_officer"), document, arrival) == [404, 404, 404]
    shown = browser(office, "ministry_clerk").get(reverse("documents:arrival", args=[arrival.pk])).content.decode()
    assert "Sai căn cứ pháp lý." in shown and "hoàn thiện dự thảo" not in shown
    assert Document.objects.filter(matching(document.symbol)).exists()
    assert not Document.objects.filter(matching("hoàn thiện dự thảo")).exists()
    with pytest.raises(NotNow):
        sent(office, document, office.agency)
    by_mail.refresh_from_db()
    assert by_mail.link_ended_at is not None
    assert Mail.objects.filter(recipient="b@example.org").count() == 2
    assert {one.pk for one in Delivery.objects.to_confirm()} == {received.pk, on_paper.pk, by_mail.pk}
    assert ("Lưu Gia Bình", "dispatch.recalled") in told(office)
    assert found.reason == "Sai căn cứ pháp lý."


def made_copy(office, document, issuer, post, who, key="copy"):
    wish = Wish("SY", issuer, post)
    return copying.copy(document=document, wish=wish, idempotency_key=f"key-of-{who}-{key}", by=office.actor(who))


def test_copies_go_back_with_what_they_copy(office, document, received):
    chief, words = office.posts["chief"], {"names": {"vi": "Chánh Văn phòng Bộ"}, "signing_title": "CHÁNH VĂN PHÒNG"}
    of_the_ministry = structure.create_post(
        code="bkhcn-cvp",
        role=Role.HEAD,
        unit=office.posts["ministry_clerk"].unit,
        signs=True,
        valid_from=SINCE,
        by=SYSTEM,
        **words,
    )
    own = made_copy(office, document, office.agency, chief, "clerk")
    of_ministry = made_copy(office, document, office.ministry, of_the_ministry, "ministry_clerk")
    domain.recall(document=document, reason="Sai căn cứ pháp lý.", by=office.actor("clerk"))
    own.refresh_from_db()
    of_ministry.refresh_from_db()
    assert own.recalled_at is not None and of_ministry.recalled_at is None
    facts = Entry.objects.get(kind="dispatch.recalled", on_id=str(document.pk)).facts
    assert (facts["copies"], facts["copies_of_others"]) == (1, 1)
    # Who made the other copy is told, finds it said on its page, and recalls it himself; no new one is made.
    assert ("Lưu Gia Bình", "dispatch.copied") in told(office)
    page = reverse("documents:document", args=[of_ministry.pk])
    shown = browser(office, "ministry_clerk").get(page).content.decode()
    assert "What it copies was recalled" in shown and "What it copies was recalled" not in (
        browser(office, "clerk").get(reverse("documents:document", args=[own.pk])).content.decode()
    )
    with pytest.raises(NotNow):
        made_copy(office, document, office.agency, chief, "clerk", "another")
    domain.recall(document=of_ministry, reason="Bản gốc đã bị thu hồi.", by=office.actor("ministry_clerk"))
    assert "What it copies was recalled" not in browser(office, "ministry_clerk").get(page).content.decode()


def test_each_receiver_confirms_and_the_sender_what_was_outside(office, document, received):
    on_paper = sent(office, document, COMPANY, Way.PAPER)
    domain.recall(document=document, reason="Sai.", by=office.actor("clerk"))
    told(office)
    waiting = [one.verb for _actor, one in desk.waiting([office.actor("ministry_clerk")], clock.now())]
    assert waiting == ["Confirm recall"]
    with pytest.raises(NotAllowed):
        domain.confirm_recall(delivery=received, by=office.actor("clerk"))
    domain.confirm_recall(delivery=received, by=office.actor("ministry_clerk"))
    assert told(office) == {
        ("Bùi Thanh Mai", "dispatch.recall_confirmed"),
        ("Lý Thu Hà", "dispatch.recall_confirmed"),
    }
    domain.confirm_recall(delivery=on_paper, words="Đã thu lại", by=office.actor("clerk"))
    assert not Delivery.objects.to_confirm().exists()
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.CANCELLED}
    with pytest.raises(NotNow):
        domain.confirm_recall(delivery=received, by=office.actor("ministry_clerk"))


def test_what_was_not_registered_yet_is_not_registered_any_more(office, document):
    found = sent(office, document, office.ministry)
    domain.recall(document=document, reason="Sai.", by=office.actor("secretary"))
    with pytest.raises(NotNow):
        domain.receive(delivery=found, by=office.actor("ministry_clerk"))
    domain.confirm_recall(delivery=found, by=office.actor("ministry_clerk"))


def test_a_recall_is_for_those_who_issue_or_signed_with_a_reason_once_and_stays(office, document):
    for who in ("officer", "ministry_clerk", "inspector", "administrator"):
        with pytest.raises(NotAllowed):
            domain.recall(document=document, reason="Sai.", by=office.actor(who))
    with pytest.raises(Invalid) as refusal:
        domain.recall(document=document, reason="  ", by=office.actor("head"))
    assert [one.field for one in refusal.value.problems] == ["reason"]
    order = letter(office, "V/v thu hồi thông báo")
    with pytest.raises(Invalid):
        domain.recall(document=document, reason="Sai.", paper=document, by=office.actor("head"))
    found = domain.recall(document=document, reason="Sai.", paper=order, by=office.actor("head"))
    assert (found.paper, found.by["name"]) == (order, "Phan Hữu Thịnh")
    with pytest.raises(NotNow):
        domain.recall(document=document, reason="Lại.", by=office.actor("head"))
    for change in (lambda: found.delete(), lambda: Recall.objects.update(reason="khác")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(recalled_at=None)


def test_a_later_paper_replaces_and_a_letter_corrects(office, document, received):
    later = issued(office, subject="Thông báo thay thế")
    correction = letter(office, "V/v đính chính")
    told(office)
    by = office.actor("clerk")
    with pytest.raises(Invalid) as refusal:
        domain.relate(later=later, earlier=document, kind=RelationKind.CORRECTS, by=by)
    assert [one.code for one in refusal.value.problems] == ["not_a_letter"]
    with pytest.raises(Invalid):
        domain.relate(later=later, earlier=later, kind=RelationKind.REPLACES, by=by)
    assert domain.relate(later=correction, earlier=document, kind=RelationKind.CORRECTS, by=by)
    assert domain.relate(later=later, earlier=document, kind=RelationKind.REPLACES, by=by)
    assert domain.relate(later=later, earlier=document, kind=RelationKind.REPLACES, by=by) is None
    with pytest.raises(Invalid) as refusal:
        domain.relate(later=issued(office), earlier=document, kind=RelationKind.REPLACES, by=by)
    assert [one.code for one in refusal.value.problems] == ["replaced"]
    assert told(office) == {("Lưu Gia Bình", "dispatch.changed")}
    page = browser(office, "ministry_clerk").get(reverse("documents:document", args=[document.pk])).content.decode()
    assert later.symbol in page and correction.symbol in page
    back = browser(office, "clerk").get(reverse("documents:document", args=[later.pk])).content.decode()
    assert document.symbol in back


def test_a_recalled_paper_is_not_completed_or_sent(office, document):
    domain.recall(document=document, reason="Sai.", by=office.actor("clerk"))
    with pytest.raises(NotNow):
        domain.complete(document=document, by=office.actor("clerk"))
    (outcome,) = domain.send_all(
        document=document, sendings=[Sending(Target.of(office.ministry), Way.INSIDE)], by=office.actor("clerk")
    )
    assert [one.code for one in outcome.problems] == ["recalled"]
