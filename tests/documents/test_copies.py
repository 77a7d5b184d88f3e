"""Copies: one register for all of them, the original's bytes untouched, the organ's signature at the upper right."""

from __future__ import annotations

import io
import re
import subprocess

import pdfplumber
import pikepdf
import pytest

from decreta.audit.models import Entry
from decreta.core.errors import ActRefused, Invalid, NotAllowed, NotNow
from decreta.documents.domain import copying, issuing, registers
from decreta.documents.domain.copying import Wish
from decreta.documents.models import Document, Number
from decreta.documents.queries.signatures import verdicts_of
from decreta.documents.rendering.copies import appearance, parse_pages
from decreta.files.queries import read
from tests.documents.measuring import HEIGHT, MM
from tests.documents.office import ISSUE_DAY, approved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_directory(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path


@pytest.fixture
def issued(office):
    text = "\n".join(f"{n}. Nội dung công việc." for n in range(1, 80))
    return issuing.issue(document=approved(office, text=text), idempotency_key="key-of-issue", by=office.actor("clerk"))


def wish(office, kind="SY", **changes):
    usual = {"issuer": office.agency, "signer_post": office.posts["chief"]}
    return Wish(kind, **(usual | changes))


def copied(office, document, kind="SY", key="key-of-the-copy", **changes):
    return copying.copy(
        document=document, wish=wish(office, kind, **changes), idempotency_key=key, by=office.actor("clerk")
    )


def test_a_true_copy_holds_the_paper_byte_for_byte_and_every_signature_stands(office, issued):
    made = copied(office, issued)
    original, copy = read(issued.paper), read(made.paper)
    assert copy.startswith(original) and len(copy) > len(original)
    assert [(one.field, one.is_valid) for one in verdicts_of(made.paper)] == [
        ("Person", True),
        ("Organ", True),
        ("Copy", True),
    ]
    assert read(Document.objects.get(pk=issued.pk).paper) == original


def test_the_signature_stands_above_the_text_and_says_form_organ_and_time(office, issued):
    copy = read(copied(office, issued).paper)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == "Copy")
        left, bottom, right, top = (float(value) for value in field.Rect)
        assert field.P.objgen == pdf.pages[0].objgen
        # The words are shown in the size that they were set in.
        assert b" 1 0 0 1 0 0 cm " in field.AP.N.read_bytes()
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
    assert right == pytest.approx(210 * MM - 15 * MM, abs=1)
    assert HEIGHT - top == pytest.approx(5 * MM, abs=1)
    # Nothing of the head of the paper is covered.
    with pdfplumber.open(io.BytesIO(copy)) as pdf:
        assert min(word["top"] for word in pdf.pages[0].extract_words()) >= HEIGHT - bottom - 1
    with pdfplumber.open(io.BytesIO(appearance("Sao y", "Văn phòng Trung ương Đảng", ISSUE_DAY, language="vi"))) as pdf:
        page = pdf.pages[0]
        assert page.extract_text().split("\n") == ["SAO Y", "Văn phòng Trung ương Đảng", "18/03/2025 09:00:00 +07:00"]
        assert {(round(char["size"]), "Tinos" in char["fontname"]) for char in page.chars} == {(10, True)}


def test_all_kinds_take_their_numbers_from_one_register(office, issued):
    registers.open_register(
        issuer=office.agency,
        type_code="copies",
        year=2025,
        first_number=7,
        authority="x",
        reason="x",
        by=office.actor("clerk"),
    )
    made = [
        copied(office, issued, kind, key=f"key-of-{kind}-copy", pages=pages)
        for kind, pages in (("SY", ""), ("TrS", "2"), ("SL", ""))
    ]
    assert [one.symbol for one in made] == ["07-BS/VPTW", "08-BS/VPTW", "09-BS/VPTW"]
    assert len({one.numbers.get().series_id for one in made}) == 1
    office.agency.regime = "vn-state"
    office.agency.save()
    state = Document.objects.get(pk=copied(office, issued, key="key-of-the-state").pk)
    assert re.fullmatch(r"10/SY-VPTW", state.symbol)


def test_an_extract_takes_the_pages_that_were_named(office, issued):
    made = copied(office, issued, "TrS", pages="2")
    assert made.paper.page_count == 1 and issued.paper.page_count > 1
    with (
        pdfplumber.open(io.BytesIO(read(made.paper))) as part,
        pdfplumber.open(io.BytesIO(read(issued.paper))) as whole,
    ):
        assert part.pages[0].extract_text() == whole.pages[1].extract_text()
    assert [(one.field, one.is_valid) for one in verdicts_of(made.paper)] == [("Copy", True)]


@pytest.mark.parametrize(
    ("text", "pages"), [("1, 3-4", [1, 3, 4]), ("4-3", None), ("0", None), ("a", None), ("2,2", [2]), ("", [])]
)
def test_pages_are_read_as_offices_write_them(text, pages):
    assert parse_pages(text) == pages


def test_the_same_form_gives_one_copy_and_another_paper_is_refused(office, issued):
    assert copied(office, issued) == copied(office, issued)
    assert Number.objects.filter(document__copy_of=issued).count() == 1
    with pytest.raises(NotNow):
        copied(office, copied(office, issued))


def test_everything_wrong_with_a_wish_is_said_at_once(office, issued):
    with pytest.raises(Invalid) as refusal:
        copied(office, issued, "XX", signer_post=office.posts["officer"], pages="99")
    assert {problem.field for problem in refusal.value.problems} == {"kind", "signer_post", "pages"}
    for pages in ("", "99", "x"):
        with pytest.raises(Invalid):
            copied(office, issued, "TrS", pages=pages)
    assert not Document.objects.filter(copy_of=issued).exists()


def test_only_clerks_copy_and_only_what_stands(office, issued):
    for name in ("officer", "ministry_clerk", "inspector"):
        with pytest.raises(NotAllowed):
            copying.copy(document=issued, wish=wish(office), idempotency_key="key-of-nobody", by=office.actor(name))
    with pytest.raises(NotNow):
        copied(office, approved(office))


def test_a_copy_is_read_by_those_it_is_made_for_and_not_by_the_whole_organ(office, issued):
    made = copied(office, issued, recipients=[office.ministry])
    seen = {
        name for name in office.posts if Document.objects.visible_to(office.actor(name)).filter(pk=made.pk).exists()
    }
    assert seen == {"clerk", "chief", "ministry_clerk", "ministry_officer", "inspector"}
    [entry] = Entry.objects.filter(kind="documents.copied")
    assert entry.facts["symbol"] == made.symbol and entry.facts["sha256"] == issued.paper.blob_id


def test_a_copy_that_was_interrupted_is_finished_and_one_made_void_is_given_up(office, issued, monkeypatch):
    def fail(**_facts):
        raise OSError("no disk")

    with monkeypatch.context() as patch:
        patch.setattr(issuing, "make", fail)
        for key in ("key-of-the-first", "key-of-the-other"):
            with pytest.raises(OSError, match="no disk"):
                copied(office, issued, key=key)
    first, other = Document.objects.filter(copy_of=issued).order_by("symbol")
    registers.void_number(number=other.numbers.get(), reason="nhầm", by=office.actor("clerk"))
    other.refresh_from_db()
    assert (other.state, other.symbol) == ("withdrawn", "")
    assert copied(office, issued, key="key-of-the-first").state == "issued"
    with pytest.raises(ActRefused):
        copied(office, issued, key="key-of-the-other")


def test_a_copy_of_a_copy_bears_both_organs(office, issued):
    first = copied(office, issued)
    second = copied(office, first, "SL", key="key-of-the-second")
    assert [(one.field, one.is_valid) for one in verdicts_of(second.paper)][2:] == [("Copy", True), ("Copy2", True)]


def test_other_programs_find_every_signature_valid_but_unknown(office, issued, tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(read(copied(office, issued).paper))
    try:
        said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        pytest.skip("pdfsig is not installed")
    assert said.count("Signature is Valid") == 3
