"""The link in a mail: read without an account, confirmed, ended, renewed; a wrong one tells nobody anything."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from decreta.core import clock
from decreta.dispatch import domain, jobs
from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery
from decreta.documents.models import Document
from decreta.notifications.models import Mail
from decreta.notifications.sending import send
from tests.dispatch.papers import COMPANY, sent, told
from tests.notifications.postbox import PORT, Postbox, standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", PORT


@pytest.fixture
def postbox():
    with standing(Postbox()) as box:
        yield box


@pytest.fixture
def delivery(office, document):
    return sent(office, document, COMPANY, Way.MAIL, email="vanthu@example.org")


def token_of(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    found = re.search(r"/dispatch/link/([\w-]{43})/", Mail.objects.get(pk=delivery.mail_id).body)
    assert found
    return found[1]


def page(token: str) -> str:
    return reverse("dispatch:link", args=[token])


def test_the_mail_carries_a_link_and_never_the_paper(postbox, office, document, delivery):
    assert send(delivery.mail_id)
    (message,) = postbox.received
    assert message["To"] == "vanthu@example.org" and document.symbol in message["Subject"]
    assert not list(message.iter_attachments())
    text = message.get_body(("plain",)).get_content()
    assert token_of(delivery) in text and document.subject in text
    jobs.note_mails()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DELIVERED
    assert [one.kind for one in delivery.receipts.all()] == ["delivered"]


def test_a_mail_that_the_server_refuses_is_told_to_the_sender(postbox, office, delivery):
    told(office)
    postbox.answer_to_recipient = "550 nobody here"
    assert not send(delivery.mail_id)
    jobs.note_mails()
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.FAILED
    assert told(office) == {("Bùi Thanh Mai", "dispatch.not_delivered"), ("Lý Thu Hà", "dispatch.not_delivered")}
    before = token_of(delivery)
    domain.renew_link(delivery=delivery, by=office.actor("clerk"))
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT and token_of(delivery) != before
    assert Client().get(page(before)).status_code == 404


def test_whoever_has_it_reads_the_paper_with_its_verdict_and_confirms(document, delivery):
    client, token = Client(), token_of(delivery)
    answer = client.get(page(token))
    shown = answer.content.decode()
    assert answer.status_code == 200 and document.symbol in shown and COMPANY in shown
    assert "no-store" in answer["Cache-Control"] and answer["Referrer-Policy"] == "no-referrer"
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT  # looking proves nothing: scanners of mail follow every link
    paper = client.get(reverse("dispatch:link_paper", args=[token]))
    assert paper.status_code == 200 and b"".join(paper.streaming_content).startswith(b"%PDF")
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.OPENED
    assert client.post(page(token), {"taken_by": " "}).status_code == 422
    assert client.post(page(token), {"taken_by": "Chị Hoa, văn thư"}).status_code == 302
    assert client.post(page(token), {"taken_by": "Lần nữa"}).status_code == 302
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.RECEIVED
    assert [(one.kind, one.words) for one in delivery.receipts.all()] == [
        ("opened", ""),
        ("received", "Chị Hoa, văn thư"),
    ]


def test_wrong_ended_expired_and_recalled_links_are_answered_alike(office, document, delivery):
    token = token_of(delivery)
    wrong = Client().get(page("x" * 43))
    assert wrong.status_code == 404
    said = _without_address(wrong)

    def now_says() -> str:
        answer = Client().get(page(token))
        assert answer.status_code == Client().get(reverse("dispatch:link_paper", args=[token])).status_code == 404
        return _without_address(answer)

    Delivery.objects.filter(pk=delivery.pk).update(link_expires_at=clock.real_now() - dt.timedelta(seconds=1))
    assert now_says() == said
    Delivery.objects.filter(pk=delivery.pk).update(link_expires_at=clock.real_now() + dt.timedelta(days=1))
    assert Client().get(page(token)).status_code == 200
    Document.objects.filter(pk=document.pk).update(secrecy=1)
    assert now_says() == said
    Document.objects.filter(pk=document.pk).update(secrecy=0)
    domain.end_link(delivery=delivery, by=office.actor("clerk"))
    assert domain.end_link(delivery=delivery, by=office.actor("clerk")) is None
    assert now_says() == said
    domain.renew_link(delivery=delivery, by=office.actor("clerk"))
    delivery.refresh_from_db()
    token = token_of(delivery)
    assert Client().get(page(token)).status_code == 200
    domain.recall(document=document, reason="Sai.", by=office.actor("clerk"))
    assert now_says() == said


def _without_address(answer) -> str:
    """The page without what names its own address and what is drawn anew for each."""
    text = re.sub(r"/dispatch/link/[\w-]+/", "", answer.content.decode())
    return re.sub(r'(nonce="|value="|X-CSRFToken": ")[^"]+', "", text)


def test_who_tries_addresses_waits(office, delivery):
    client = Client(REMOTE_ADDR="203.0.113.9")
    answers = [client.get(page(f"{number:043}")) for number in range(35)]
    assert answers[0].status_code == 404 and answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
    assert client.get(page(token_of(delivery))).status_code == 200  # a right one is never kept out
