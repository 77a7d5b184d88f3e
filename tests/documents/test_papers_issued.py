"""An issued paper is real: its number and date stand on it, person and organ have signed it, and it can be proven."""

from __future__ import annotations

import io

import pdfplumber
import pikepdf
import pytest

from decreta.documents.authority import signing_words
from decreta.documents.domain import issuing, registers
from decreta.documents.domain.making import preview_bytes
from decreta.documents.queries.signatures import verdicts_of
from decreta.files.queries import read
from decreta.signing.authority import installed
from decreta.signing.verifying import verify
from tests.documents.office import ISSUE_DAY, approved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_directory(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path


@pytest.fixture
def issued(office):
    registers.open_register(
        issuer=office.body,
        type_code="TB",
        term=office.term,
        first_number=6,
        authority="x",
        reason="x",
        by=office.actor("clerk"),
    )
    return issuing.issue(document=approved(office), idempotency_key="key-of-a-form", by=office.actor("clerk"))


def test_person_and_organ_have_signed_and_both_are_valid(issued):
    verdicts = verdicts_of(issued.paper)
    assert [(one.field, one.signer.split(" chuyển")[0], one.is_valid) for one in verdicts] == [
        ("Person", "Phan Hữu Thịnh", True),
        ("Organ", "Ban Chỉ đạo", True),
    ]


def test_the_paper_is_kept_under_its_symbol_and_is_a_pdf_for_archives(issued):
    assert issued.paper.name == "06-tb-bcdcds.pdf"
    with pikepdf.open(io.BytesIO(read(issued.paper))) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_one_changed_byte_is_no_longer_valid(issued):
    paper = read(issued.paper)
    place = len(paper) // 3
    broken = paper[:place] + bytes([paper[place] ^ 1]) + paper[place + 1 :]
    assert not all(one.is_valid for one in verify(broken, roots=installed().roots))


def test_a_draft_is_shown_as_a_paper_without_signatures(office):
    document = approved(office)
    assert verify(preview_bytes(document), roots=installed().roots) == []
    assert document.symbol == ""


def test_making_the_paper_twice_gives_a_paper_for_the_same_number(office):
    document = approved(office)
    issuing.take_number(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    first, second = issuing.make(document=document), issuing.make(document=document)
    assert first[:5] == second[:5] == b"%PDF-"
    assert issuing.seal(document=document, pdf=second, by=office.actor("clerk")).symbol == "01-TB/BCĐCĐS"
    again = issuing.seal(document=document, pdf=first, by=office.actor("clerk"))
    assert read(again.paper) == second


def test_a_deputy_signs_for_the_head_and_the_head_for_the_body(office):
    def words(name):
        return signing_words(office.posts[name], office.body, language="vi", on=ISSUE_DAY.date()).authority

    assert words("head").startswith("T/M Ban Chỉ đạo")
    assert words("deputy") == "K/T TRƯỞNG BAN"
    assert words("chief") == ""


def test_a_draft_leaves_room_for_its_number_in_the_symbol(office):
    document = approved(office)
    with pdfplumber.open(io.BytesIO(preview_bytes(document))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "Số …-TB/BCĐCĐS" in text
    assert "ngày … tháng … năm 2025" in text
