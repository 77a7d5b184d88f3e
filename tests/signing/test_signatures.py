"""Signatures: what this software signs is valid everywhere, and nothing that was tampered with is."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from decreta.core import rulesets
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import FONTS, Paper, Rendered, render
from decreta.signing.authority import DevelopmentAuthority, Identity
from decreta.signing.images import hand, seal
from decreta.signing.places import ORGAN_FIELD, PERSON_FIELD
from decreta.signing.signing import reserve, sign
from decreta.signing.verifying import Indication, verify

DAY = dt.date(2025, 3, 18)
LINES = [
    "Ngày 10/3/2025, Ban Chỉ đạo họp phiên thứ hai.",
    "1. Hoàn thiện thể chế",
    "1.1. Văn phòng chủ trì ban hành quy chế; hoàn thành trong tháng 3 năm 2025.",
]
LINES += [
    f"1.{n}. Cơ quan được giao thực hiện nội dung này và báo cáo kết quả đúng thời hạn đã nêu trong thông báo."
    for n in range(2, 30)
]


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    rules = rulesets.load("vn-party", DAY)
    paper = Paper(
        type_code="TB",
        subject="kết luận của Trưởng Ban Chỉ đạo",
        blocks=parse_blocks("\n".join(LINES)),
        issuer="Ban Chỉ đạo Chuyển đổi số",
        superior="Ban Chấp hành Trung ương",
        place="Hà Nội",
        day=DAY,
        symbol="06-TB/BCĐCĐS",
        authority="T/M BAN CHỈ ĐẠO",
        position="PHÓ TRƯỞNG BAN",
        signer="Đỗ Quỳnh Lan",
        recipients=["Các thành viên", "Lưu Văn phòng"],
    )
    return render(paper, rules=rules)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> DevelopmentAuthority:
    return DevelopmentAuthority(tmp_path_factory.mktemp("authority") / "keys")


@pytest.fixture(scope="module")
def signed(rendered: Rendered, authority: DevelopmentAuthority) -> bytes:
    pdf = reserve(rendered.pdf, rendered.places)
    person = authority.key_of(Identity("person", "Đỗ Quỳnh Lan", "Ban Chỉ đạo"))
    organ = authority.key_of(Identity("organ", "Ban Chỉ đạo", "Ban Chỉ đạo"))
    pdf = sign(pdf, field=PERSON_FIELD, key=person, image=hand("Đỗ Quỳnh Lan"), reason="06-TB/BCĐCĐS")
    return sign(
        pdf, field=ORGAN_FIELD, key=organ, image=seal("Ban Chỉ đạo", FONTS / "Tinos-Bold.ttf"), reason="06-TB/BCĐCĐS"
    )


def test_both_signatures_are_valid(signed: bytes, authority: DevelopmentAuthority) -> None:
    verdicts = verify(signed, roots=authority.roots)
    assert [(one.field, one.indication) for one in verdicts] == [
        (PERSON_FIELD, Indication.PASSED),
        (ORGAN_FIELD, Indication.PASSED),
    ]


def test_a_certificate_of_another_root_proves_nothing(signed: bytes, tmp_path: Path) -> None:
    stranger = DevelopmentAuthority(tmp_path / "other")
    assert {one.indication for one in verify(signed, roots=stranger.roots)} == {Indication.INDETERMINATE}


def test_a_changed_byte_is_never_valid(signed: bytes, authority: DevelopmentAuthority) -> None:
    for at in range(200, len(signed), len(signed) // 60):
        forged = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
        verdicts = verify(forged, roots=authority.roots)
        assert not verdicts or not all(one.is_valid for one in verdicts), at


@pytest.mark.parametrize("tail", [b"%%EOF\nmore", b"\nx", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_bytes_after_the_end_are_never_valid(signed: bytes, authority: DevelopmentAuthority, tail: bytes) -> None:
    assert not any(one.is_valid for one in verify(signed + tail, roots=authority.roots))


def test_a_paper_changed_by_a_later_save_is_not_valid(
    signed: bytes, authority: DevelopmentAuthority, tmp_path: Path
) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][-1]
    page["/Annots"].append(generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/Annot")}))
    writer.update_container(page["/Annots"])
    out = io.BytesIO()
    writer.write(out)
    assert not any(one.is_valid for one in verify(out.getvalue(), roots=authority.roots))


def test_poppler_says_valid_for_both(signed: bytes, authority: DevelopmentAuthority, tmp_path: Path) -> None:
    if not (shutil.which("pdfsig") and shutil.which("certutil")):
        pytest.skip("poppler-utils and libnss3-tools are not installed")
    paper, store = tmp_path / "paper.pdf", tmp_path / "nss"
    paper.write_bytes(signed)
    store.mkdir()
    subprocess.run(["certutil", "-N", "-d", f"sql:{store}", "--empty-password"], check=True)
    subprocess.run(
        ["certutil", "-A", "-d", f"sql:{store}", "-n", "root", "-t", "CT,C,C", "-i", str(authority.root_path)],
        check=True,
    )
    told = subprocess.run(
        ["pdfsig", "-nssdir", f"sql:{store}", str(paper)], capture_output=True, text=True, check=False
    ).stdout
    assert told.count("Signature is Valid.") == 2
    assert told.count("Certificate is Trusted.") == 2


def test_the_paper_is_tagged_pdf_a_with_its_fonts(signed: bytes, tmp_path: Path) -> None:
    # No full validator of PDF/A is to be had here: metadata, structure and embedded fonts are checked.
    path = tmp_path / "paper.pdf"
    path.write_bytes(signed)
    with pikepdf.open(path) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        for page in pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_hand_is_blue_the_seal_red_and_the_paper_shows_through() -> None:
    for image, is_right in ((hand("Đỗ Quỳnh Lan"), _is_blue), (seal("Ban Chỉ đạo", FONTS / "Tinos-Bold.ttf"), _is_red)):
        bytes_ = Image.open(io.BytesIO(image)).convert("RGBA").tobytes()
        dots = [tuple(bytes_[at : at + 4]) for at in range(0, len(bytes_), 4)]
        inked = [dot for dot in dots if dot[3] > 200]
        assert 0 < len(inked) < 0.5 * len(dots)
        assert all(is_right(dot) for dot in inked)


def _is_blue(dot: tuple[int, ...]) -> bool:
    return dot[2] > 100 and dot[2] > dot[0] + 60


def _is_red(dot: tuple[int, ...]) -> bool:
    return dot[0] > 150 and dot[0] > dot[2] + 100


def test_each_signature_shows_its_image_at_its_place(signed: bytes, rendered: Rendered) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert set(fields) == {PERSON_FIELD, ORGAN_FIELD}
        for name, field in fields.items():
            assert [float(value) for value in field.Rect] == pytest.approx(rendered.places[name].box, abs=1)
            assert "/AP" in field
