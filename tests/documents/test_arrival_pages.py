"""The pages of arrivals, asked as browsers do: registered, compared, marked, worked on, judged, answered."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.assignments.models import Assignment
from decreta.documents import domain
from decreta.documents.enums import ArrivalState
from decreta.documents.models import Arrival, Correspondent, Document
from tests.documents import office as offices
from tests.documents.arrivals import SENDER, SUBJECT, registered

LETTER = {
    "sender": SENDER,
    "symbol": "215/SXD-VP",
    "issued_on": "15/03/2025",
    "type_code": "CV",
    "subject": SUBJECT,
    "urgency": "0",
    "secrecy": "0",
    "arrived_on": "18/03/2025",
    "channel": "post",
}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


def browser(office: offices.Office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def send(client: Client, name: str, data: dict | None = None, /, **arguments) -> tuple[int, str]:
    """Status and words of what a form is answered with."""
    answer = client.post(reverse(name, kwargs=arguments), data or {})
    return answer.status_code, answer.content.decode()


def test_a_letter_is_registered_marked_worked_on_and_settled(office, paper):
    clerk, chief, officer = (browser(office, who) for who in ("clerk", "chief", "officer"))

    def upload() -> dict[str, SimpleUploadedFile]:
        return {"paper": SimpleUploadedFile("công văn.pdf", paper, "application/pdf")}

    # Nobody is known by the name: the form comes back with everything that was typed, and asks.
    status, page = send(clerk, "documents:register_arrival", LETTER | upload())
    assert status == 422
    assert 'name="is_new_sender"' in page
    assert SUBJECT in page
    assert not Arrival.objects.exists()
    status, _page = send(clerk, "documents:register_arrival", LETTER | upload() | {"is_new_sender": "on"})
    arrival = Arrival.objects.get()
    assert (status, arrival.number, arrival.document.author.name) == (302, 1, SENDER)
    assert b"".join(clerk.get(reverse("documents:paper", args=[arrival.document_id])).streaming_content) == paper
    # It waits on the leader's desk, and its template fills the mark by one tap.
    where = reverse("documents:arrival", args=[arrival.pk])
    assert where in chief.get(reverse("web:desk")).content.decode()
    assert (
        send(
            chief,
            "documents:mark_templates",
            {"words": "Tham mưu trả lời.", "lead": str(office.unit.pk), "working_days": "5"},
        )[0]
        == 302
    )
    often = office.agency.mark_templates.get()
    form = chief.get(reverse("documents:mark", args=[arrival.pk]), {"template": str(often.pk)}).content.decode()
    assert "Tham mưu trả lời." in form
    assert 'value="25/03/2025"' in form
    lead = f"h:{office.holdings['officer'].pk}"
    assert lead in form
    mark = {"words": "Tham mưu trả lời.", "lead": lead, "due_on": "25/03/2025"}
    assert send(chief, "documents:mark", mark, pk=arrival.pk)[0] == 302
    # The officer receives it, answers it, reports; the leader accepts.
    held = Assignment.objects.get()
    assert send(officer, "assignments:receive", {}, pk=held.pk)[0] == 302
    answer_with(officer, office, arrival)
    report = {"text": "Đã trả lời.", "claims_done": "on", "symbol": "12/CV-VPTW"}
    assert send(officer, "assignments:report", report, pk=held.pk)[0] == 302
    shown = chief.get(where).content.decode()
    assert "Đã trả lời." in shown
    assert send(chief, "assignments:accept", {}, pk=held.reports.get().pk)[0] == 302
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.SETTLED


def answer_with(officer: Client, office: offices.Office, arrival: Arrival) -> None:
    """Draft the answer from the arrival's page."""
    address = reverse("documents:draft") + f"?answers={arrival.pk}"
    form = officer.get(address)
    initial = form.context["form"].initial
    assert initial["addressees"] == SENDER
    assert "215/SXD-VP" in initial["subject"]
    data = {name: str(value) for name, value in initial.items()}
    data |= {"text": "1. Đồng ý.", "signer_post": str(office.posts["chief"].pk)}
    sent = officer.post(address, data)
    drafted = Document.objects.get(subject=initial["subject"])
    assert sent.url == reverse("documents:document", args=[drafted.pk])
    assert arrival.replies.get().document == drafted


def test_what_looks_the_same_is_registered_only_after_it_was_compared(office):
    registered(office, symbol="215/SXD-VP")
    clerk = browser(office, "clerk")
    status, page = send(clerk, "documents:register_arrival", LETTER)
    assert status == 422
    assert 'name="is_compared"' in page
    assert send(clerk, "documents:register_arrival", LETTER | {"is_compared": "on", "again": "1"})[0] == 302
    assert Arrival.objects.count() == 2


def test_everything_wrong_in_the_form_is_said_at_once_and_nothing_is_lost(office):
    clerk = browser(office, "clerk")
    upload = SimpleUploadedFile("rỗng.pdf", b"", "application/pdf")
    wrong = LETTER | {"sender": "", "issued_on": "31/02/2025", "type_code": "", "paper": upload, "note": "Bản giấy"}
    status, page = send(clerk, "documents:register_arrival", wrong)
    assert status == 422
    assert {"sender", "issued_on", "type_code", "paper"} <= set(re.findall(r'href="#id_(\w+)"', page))
    assert "Bản giấy" in page
    assert not Arrival.objects.exists()
    assert not Correspondent.objects.exists()


def test_who_is_not_of_the_house_or_not_named_finds_nothing(office):
    arrival = registered(office)
    for who in ("ministry_clerk", "officer", "secretary", "administrator"):
        client = browser(office, who)
        assert client.get(reverse("documents:arrival", args=[arrival.pk])).status_code == 404
        assert client.get(reverse("documents:draft"), {"answers": str(arrival.pk)}).status_code in {403, 404}
        assert arrival.document.subject not in client.get(reverse("documents:arrivals")).content.decode()
    clerk = browser(office, "clerk")
    assert clerk.get(reverse("documents:mark", args=[arrival.pk])).status_code == 404
    assert clerk.get(reverse("documents:draft"), {"answers": "nothing"}).status_code == 404


def test_the_leaders_desk_costs_the_same_for_one_arrival_and_for_three(office):
    chief, found = browser(office, "chief"), []
    for more in (1, 2):
        for number in range(more):
            registered(office, symbol=f"{more}{number}/A")
        chief.get(reverse("web:desk"))
        with CaptureQueriesContext(connection) as queries:
            chief.get(reverse("web:desk"))
        found.append(len(queries))
    assert found[0] == found[1] <= 15


def test_a_search_leads_to_the_arrival_in_the_own_house(office):
    arrival = registered(office, symbol="215/SXD-VP")
    page = browser(office, "clerk").get(reverse("web:search"), {"q": "215 sxd vp"}).content.decode()
    assert reverse("documents:arrival", args=[arrival.pk]) in page
    domain.void_arrival(arrival=arrival, reason="Vào sổ nhầm.", by=office.actor("clerk"))
