"""The pages, asked as browsers do: sent to several at once, received, given back, printed, recalled."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from decreta.dispatch.enums import DeliveryState, Way
from decreta.dispatch.models import Delivery, Dispatch, Recall
from decreta.documents.models import Arrival
from tests.dispatch.papers import COMPANY, sent

pytestmark = pytest.mark.django_db


def browser(office, who):
    client = Client()
    client.cookies["language"] = "en"
    client.force_login(office.holdings[who].person.user)
    return client


def words_of(octets: bytes) -> str:
    with pypdfium2.PdfDocument(octets) as paper:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)


def test_a_clerk_sends_to_several_and_sees_what_became_of_each(office, document):
    client, page = browser(office, "clerk"), reverse("dispatch:send", args=[document.pk])
    shown = client.get(page).content.decode()
    assert "Bộ Khoa học và Công nghệ" in shown and "Lưu Văn phòng" in shown
    answer = client.post(
        page,
        {
            "r0-way": "inside",
            "r1-way": "",
            "m0-to": COMPANY,
            "m0-way": "paper",
            "m0-address": "12 Lê Lợi",
            "m0-copies": "3",
            "m1-to": "Công ty B",
            "m1-way": "mail",
            "m2-way": "paper",
            "is_complete": "on",
        },
    )
    # One line cannot be read, so nothing is sent yet: everything wrong is said at once.
    assert answer.status_code == 422 and not Delivery.objects.exists()
    answer = client.post(
        page,
        {
            "r0-way": "inside",
            "m0-to": COMPANY,
            "m0-way": "paper",
            "m0-address": "12 Lê Lợi",
            "m0-copies": "3",
            "m1-to": "Công ty B",
            "m1-way": "mail",
            "is_complete": "on",
        },
    )
    assert answer.status_code == 422
    assert "State the address for the mail." in answer.content.decode()
    assert {(one.name, one.way, one.copies) for one in Delivery.objects.all()} == {
        ("Bộ Khoa học và Công nghệ", Way.INSIDE, 1),
        (COMPANY, Way.PAPER, 3),
    }
    assert Dispatch.objects.get().completed_at is None
    answer = client.post(page, {"is_complete": "on"})
    assert answer.status_code == 302 and Dispatch.objects.get().completed_at is not None
    followed = client.get(reverse("dispatch:paper", args=[document.pk])).content.decode()
    assert COMPANY in followed and "Delivered" in followed
    fragment = client.get(reverse("dispatch:beside", args=[document.pk]), headers={"HX-Request": "true"})
    assert "Sent to 2 recipients" in fragment.content.decode()


def test_the_receiver_registers_what_lies_before_him(office, document):
    found, client = sent(office, document, office.ministry), browser(office, "ministry_clerk")
    assert document.symbol in client.get(reverse("dispatch:arriving")).content.decode()
    assert client.get(reverse("dispatch:delivery", args=[found.pk])).status_code == 200
    page = reverse("dispatch:receive", args=[found.pk])
    assert document.subject.lower() in client.get(page).content.decode().lower()
    answer = client.post(page, {"due_on": "28/03/2025", "note": ""})
    assert answer["Location"] == reverse("documents:arrival", args=[Arrival.objects.get().pk])
    assert document.symbol not in client.get(reverse("dispatch:arriving")).content.decode()
    assert client.post(page, {}).status_code == 422


def test_it_is_given_back_with_a_reason(office, document):
    found, client = sent(office, document, office.ministry), browser(office, "ministry_clerk")
    page = reverse("dispatch:give_back", args=[found.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"cause": "broken", "reason": ""}).status_code == 422
    assert client.post(page, {"cause": "broken", "reason": "Thiếu trang 2"}).status_code == 302
    found.refresh_from_db()
    assert found.state == DeliveryState.RETURNED
    shown = browser(office, "clerk").get(reverse("dispatch:paper", args=[document.pk])).content.decode()
    assert "Thiếu trang 2" in shown


def test_labels_and_the_dispatch_book_are_papers(office, document):
    for number in range(26):
        sent(office, document, f"Công ty số {number}", Way.PAPER, address=f"{number} Lê Lợi", copies=2)
    client = browser(office, "clerk")
    labels = client.get(reverse("dispatch:labels", args=[document.pk])).content
    with pikepdf.open(io.BytesIO(labels)) as sheets:
        assert len(sheets.pages) == 2
        box = sheets.pages[0].mediabox
        assert (round(float(box[2]) / 72 * 25.4), round(float(box[3]) / 72 * 25.4)) == (210, 297)
    words = words_of(labels)
    assert "Công ty số 25" in words and "25 Lê Lợi" in words and document.symbol in words
    book = words_of(client.get(reverse("dispatch:book") + "?from=2025-03-18").content)
    assert "DISPATCH BOOK" in book and "signature" in book and len(re.findall(r"Công ty số \d+", book)) == 26
    nothing = words_of(client.get(reverse("dispatch:book") + "?from=2025-03-17&to=abc").content)
    assert "Công ty số" not in nothing


def test_a_recall_is_asked_for_and_shown(office, document):
    found = sent(office, document, COMPANY, Way.PAPER)
    client, page = browser(office, "clerk"), reverse("dispatch:recall", args=[document.pk])
    assert COMPANY in client.get(page).content.decode()
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Sai căn cứ"}).status_code == 302
    assert Recall.objects.get().reason == "Sai căn cứ"
    shown = client.get(reverse("dispatch:paper", args=[document.pk])).content.decode()
    assert "To be fetched back" in shown and COMPANY in shown
    page = reverse("dispatch:confirm_recall", args=[found.pk])
    assert client.post(page, {"words": "Đã thu lại"}).status_code == 302
    assert "To be fetched back" not in client.get(reverse("dispatch:paper", args=[document.pk])).content.decode()
