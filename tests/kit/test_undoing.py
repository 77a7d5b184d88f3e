"""An act is taken back from its message: by an act of its own, by who acted, for a while."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.documents.domain import approval
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.kit import undoing
from decreta.meetings import domain as meetings
from decreta.meetings.models import Invitation, Paper
from tests.documents import office as offices
from tests.files.papers import pdf
from tests.lists import growing
from tests.meetings import office as sittings

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return offices.build(with_users=True)


def signed_in(office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def submitted(office, client: Client) -> tuple[Document, str]:
    """A draft put before its signer, and where its message takes that back."""
    document = growing.document(office)
    page = client.post(reverse("documents:submit", args=[document.pk]), follow=True).content.decode()
    return document, offer(page)


def offer(page: str) -> str:
    found = re.search(r'action="(/kit/undo/[^"]+|[^"]*/undo/[^"]+)"', page)
    assert found, "nothing is offered"
    return found[1]


def test_a_submission_is_taken_back_by_an_act_with_its_own_entry(office):
    client = signed_in(office, "secretary")
    document, address = submitted(office, client)
    back = reverse("documents:document", args=[document.pk])
    answer = client.post(address, headers={"Referer": f"http://testserver{back}"})
    assert answer.url.endswith(back)
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT
    assert list(Entry.objects.filter(on_id=str(document.pk)).order_by("recorded_at").values_list("kind", flat=True))[
        -2:
    ] == [
        "documents.submitted",
        "documents.taken_back",
    ]


def test_what_was_decided_meanwhile_stays_and_says_why(office):
    client = signed_in(office, "secretary")
    document, address = submitted(office, client)
    read = newest_version(document).content_hash
    approval.approve(document=document, version_hash=read, by=office.actor("head"))
    page = client.post(address, follow=True).content.decode()
    document.refresh_from_db()
    assert document.state == DocumentState.APPROVED
    assert "data-stays" in page


def test_nobody_else_takes_it_back_and_nobody_later(office, monkeypatch):
    document, address = submitted(office, signed_in(office, "secretary"))
    signed_in(office, "head").post(address)
    document.refresh_from_db()
    assert document.state == DocumentState.SUBMITTED
    monkeypatch.setattr(undoing, "OFFERED", dt.timedelta(seconds=-1).total_seconds())
    signed_in(office, "secretary").post(address)
    signed_in(office, "secretary").post(address.replace("undo/", "undo/x"))
    document.refresh_from_db()
    assert document.state == DocumentState.SUBMITTED


def test_an_invitation_and_a_paper_are_taken_back(office):
    client = signed_in(office, "secretary")
    sitting = sittings.with_agenda(office)
    holding = growing.seat(office, "khach", body=office.body)
    invited = {"holding": holding.pk, "part": "guest", "who": ""}
    page = client.post(reverse("meetings:invite", args=[sitting.pk]), invited, follow=True).content.decode()
    client.post(offer(page))
    assert not Invitation.objects.filter(sitting=sitting, holding=holding).exists()

    item = meetings.add_point(sitting=sitting, title="Điểm", by=office.actor("secretary"))
    paper = meetings.add_paper(item=item, title="Tờ trình", upload=("x.pdf", pdf()), by=office.actor("secretary"))
    said = undoing.take_back(undoing.Offer("meetings.remove_paper", paper.pk), office.actor("secretary"))
    assert said and not Paper.objects.filter(pk=paper.pk).exists()


def test_where_it_leads_back_is_ours(office):
    client = signed_in(office, "secretary")
    _document, address = submitted(office, client)
    assert client.post(address, headers={"Referer": "https://elsewhere.example/x"}).url == "/"


def test_the_drafter_also_finds_it_on_the_page(office):
    client = signed_in(office, "secretary")
    document, _address = submitted(office, client)
    assert (
        reverse("documents:take_back", args=[document.pk])
        in client.get(reverse("documents:document", args=[document.pk])).content.decode()
    )
    client.post(reverse("documents:take_back", args=[document.pk]))
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT
