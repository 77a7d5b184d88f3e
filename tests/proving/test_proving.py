"""An issued paper answers for itself, by the code of its QR, and says nothing else."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from django.urls import reverse

from decreta.accounts import throttle
from decreta.dispatch.domain import recall
from decreta.documents.domain import issuing
from decreta.files.queries import read
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for
from decreta.proving.models import Code
from tests.documents import office as offices
from tests.documents.office import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(settings):
    settings.DECRETA_PUBLIC_URL = "https://vanban.example"
    office = offices.build(with_users=True)
    return issuing.issue(document=approved(office), idempotency_key="key-of-the-form", by=office.actor("clerk"))


def sent(content: bytes) -> dict[str, io.BytesIO]:
    upload = io.BytesIO(content)
    upload.name = "van-ban.pdf"
    return {"paper": upload}


def test_the_code_on_the_paper_leads_to_what_it_is_without_its_content(issued, client: Client):
    page = pypdfium2.PdfDocument(read(issued.paper))[0]
    picture = page.render(scale=3).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    path = reverse("proving:paper", args=[Code.objects.get().code])
    assert found.text == "https://vanban.example" + path
    answer = client.get(path)
    shown = answer.content.decode()
    assert answer.status_code == 200 and issued.symbol in shown and issued.paper.blob_id in shown
    assert issued.subject not in shown and str(issued.pk) not in shown and "Bộ Khoa học" not in shown
    assert answer["X-Robots-Tag"] == "noindex" and "no-store" in answer["Cache-Control"]


def test_a_file_is_compared_byte_for_byte_and_kept_nowhere(issued, client: Client):
    path, own = reverse("proving:paper", args=[Code.objects.get().code]), read(issued.paper)
    changed = bytearray(own)
    changed[len(own) // 2] ^= 1
    outcomes = [
        client.post(path, sent(content)).context["outcome"]
        for content in (own, own + b"\n% more", bytes(changed), own[:-1])
    ]
    assert outcomes == ["same", "longer", "other", "other"]
    assert client.post(path).status_code == 422


def test_a_recalled_paper_says_so(issued, client: Client):
    recall(document=issued, reason="Sai căn cứ.", by=actor_for(Holding.objects.get(post__code="clerk")))
    shown = client.get(reverse("proving:paper", args=[Code.objects.get().code])).context["document"]
    assert shown.recalled_at is not None


def test_who_guesses_learns_nothing_and_waits(issued, client: Client):
    for _ in range(throttle.FREE["link"]):
        answer = client.get(reverse("proving:paper", args=["x" * 16]))
    assert answer.status_code in (404, 429)
    assert client.get(reverse("proving:paper", args=["y" * 16])).status_code == 429


def test_a_paper_that_is_not_issued_answers_nobody(settings, client: Client):
    settings.DECRETA_PUBLIC_URL = "https://vanban.example"
    office = offices.build()
    document = approved(office)
    issuing.take_number(document=document, idempotency_key="key-of-the-form", by=office.actor("clerk"))
    assert client.get(reverse("proving:paper", args=[Code.objects.get().code])).status_code == 404
