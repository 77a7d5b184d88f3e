"""The pages of the tray, asked as browsers do."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from decreta.capture.enums import TrayState
from decreta.capture.models import TrayPaper
from decreta.documents.models import Arrival
from tests.capture.papers import LETTER, paper_of
from tests.documents.arrivals import SENDER
from tests.files.papers import pdf


@pytest.fixture
def clerk(office) -> Client:
    client = Client()
    client.force_login(office.holdings["clerk"].person.user)
    return client


def form_of(answer) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    dated = {name: value.strftime("%d/%m/%Y") for name, value in values.items() if hasattr(value, "strftime")}
    return {name: str(value) for name, value in (values | dated).items() if value is not None and value is not False}


def test_what_was_read_fills_the_form_and_is_confirmed_by_one_press(office, clerk, lay) -> None:
    lay(paper_of(LETTER), "thu.pdf")
    second = lay(pdf(1), "sau.pdf")
    tray = clerk.get(reverse("capture:tray")).content.decode()
    assert "742/BKHCN-CNS" in tray
    first = TrayPaper.objects.get(name="thu.pdf")
    where = reverse("capture:paper", args=[first.pk])
    assert where in clerk.get(reverse("web:desk")).content.decode()
    page = clerk.get(where)
    assert 'data-field="symbol"' in page.content.decode()
    sent = form_of(page)
    assert {name: sent[name] for name in ("sender", "symbol", "type_code", "issued_on")} == {
        "sender": LETTER.issuer,
        "symbol": LETTER.symbol,
        "type_code": "CV",
        "issued_on": "14/03/2025",
    }
    answer = clerk.post(where, sent | {"again": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.url == reverse("capture:paper", args=[second.pk])
    document = Arrival.objects.get().document
    assert (document.subject, document.signed_by) == (LETTER.subject, LETTER.signer)
    assert clerk.get(where).status_code == 200


def test_what_was_typed_comes_back_with_everything_that_is_wrong(clerk, lay) -> None:
    paper = lay(pdf(1))
    where = reverse("capture:paper", args=[paper.pk])
    typed = {"sender": SENDER, "symbol": "215/SXD", "subject": "Khảo sát", "channel": "post", "urgency": "0"}
    answer = clerk.post(where, typed | {"secrecy": "0", "arrived_on": "18/03/2025"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"sender", "type_code"}
    assert "Khảo sát" in page
    assert 'name="is_new_sender"' in page
    done = clerk.post(
        where, typed | {"secrecy": "0", "arrived_on": "18/03/2025", "type_code": "CV", "is_new_sender": "on"}
    )
    assert done.url == reverse("documents:arrival", args=[Arrival.objects.get().pk])


def test_the_same_paper_again_is_shown_beside_the_first(office, clerk, lay) -> None:
    first = lay(paper_of(LETTER))
    where = reverse("capture:paper", args=[first.pk])
    assert clerk.post(where, form_of(clerk.get(where))).status_code == 302
    again = lay(paper_of(LETTER), "lai.pdf")
    document = Arrival.objects.get().document
    beside = reverse("capture:compare", args=[again.pk, document.pk])
    there = reverse("capture:paper", args=[again.pk])
    page = clerk.get(there)
    assert beside in page.content.decode()
    assert LETTER.symbol in clerk.get(beside).content.decode()
    refused = clerk.post(there, form_of(page))
    assert refused.status_code == 422
    assert 'name="is_compared"' in refused.content.decode()


def test_pages_and_files_are_shown_to_who_keeps_the_tray(office, clerk, lay) -> None:
    content = pdf(6)
    paper = lay(content, "nhiều.pdf")
    for number in (1, 6):  # one that was kept, and one that is made when it is asked for
        answer = clerk.get(reverse("capture:page", args=[paper.pk, number]))
        assert (answer.status_code, answer.content[:4]) == (200, b"RIFF")
        same = clerk.get(answer.request["PATH_INFO"], headers={"if-none-match": answer["ETag"]})
        assert same.status_code == 304
    assert clerk.get(reverse("capture:page", args=[paper.pk, 7])).status_code == 404
    original = clerk.get(reverse("capture:original", args=[paper.pk, 1]))
    assert b"".join(original.streaming_content) == content
    stranger = Client()
    stranger.force_login(office.holdings["ministry_clerk"].person.user)
    assert stranger.get(answer.request["PATH_INFO"]).status_code == 404


def test_pages_are_put_in_order_and_papers_leave_with_a_reason(clerk, lay) -> None:
    paper, other = lay(pdf(3)), lay(pdf(1), "khác.pdf")

    def send(name: str, data: dict | None = None) -> int:
        return clerk.post(reverse(f"capture:{name}", args=[paper.pk]), data or {}).status_code

    assert send("turn", {"page": "1", "degrees": "90"}) == 302
    assert send("split", {"page": "3"}) == 302
    assert send("join", {"others": [str(other.pk)]}) == 302
    paper.refresh_from_db()
    assert paper.page_count == 3
    assert send("set_aside", {"reason": ""}) == 422
    assert send("set_aside", {"reason": "Chờ trang thiếu"}) == 302
    assert "Chờ trang thiếu" in clerk.get(reverse("capture:tray") + "?view=aside").content.decode()
    assert send("take_up") == 302
    assert send("give_back", {"reason": "Gửi nhầm nơi"}) == 302
    paper.refresh_from_db()
    assert paper.state == TrayState.RETURNED
    assert send("drop", {"reason": "x"}) == 422
    upload = {"papers": [SimpleUploadedFile("a.pdf", pdf(1)), SimpleUploadedFile("b.pdf", pdf(2))]}
    assert clerk.post(reverse("capture:upload"), upload).status_code == 302
    assert TrayPaper.objects.filter(name__in=["a.pdf", "b.pdf"]).count() == 2
