"""The scan folder: each finished file once, whatever happens between; separator sheets part a scan."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pikepdf
import pytest

from decreta.capture.domain import folders
from decreta.capture.models import TrayPaper
from decreta.capture.queries.printing import sheet_for
from decreta.core.actor import Actor
from decreta.files import limits
from tests.capture.papers import LETTER, paper_of, scan_of
from tests.files.papers import pdf

SCANNER = Actor.system("capture.folders")


@pytest.fixture
def folder(office, settings, tmp_path) -> Path:
    settings.DECRETA_SCAN_FOLDER = tmp_path / "scans"
    made = tmp_path / "scans" / office.agency.code
    made.mkdir(parents=True)
    return made


def put(folder: Path, name: str, content: bytes, *, age: int = 60) -> Path:
    path = folder / name
    path.write_bytes(content)
    moment = time.time() - age
    os.utime(path, (moment, moment))
    return path


def lying(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_finished_files_are_taken_and_the_others_left(folder, office) -> None:
    put(folder, "a.pdf", pdf(1))
    put(folder, "empty.pdf", b"")
    put(folder, "young.pdf", pdf(1), age=1)
    put(folder, "copying.pdf.part", pdf(1))
    (folder / "link.pdf").symlink_to(folder / "young.pdf")
    put(folder.parent, "loose.pdf", pdf(1))
    assert folders.sweep(by=SCANNER) == 2
    assert lying(folder) == [
        "copying.pdf.part",
        "done/a.pdf",
        "link.pdf",
        "refused/empty.pdf",
        "refused/empty.pdf.txt",
        "young.pdf",
    ]
    paper = TrayPaper.objects.get()
    assert (paper.name, paper.organisation, paper.way) == ("a.pdf", office.agency, "folder")


def test_a_file_is_never_taken_twice_though_the_process_died_before_it_was_moved(folder, monkeypatch) -> None:
    content = pdf(2)
    put(folder, "a.pdf", content)
    with monkeypatch.context() as dying:
        dying.setattr(folders, "_move", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            folders.sweep(by=SCANNER)
    assert TrayPaper.objects.count() == 1
    folders.sweep(by=SCANNER)
    assert (TrayPaper.objects.count(), lying(folder)) == (1, ["done/a.pdf"])
    # The same scan laid in anew, at another moment, is a paper of its own, and nothing is written over.
    put(folder, "a.pdf", content, age=30)
    folders.sweep(by=SCANNER)
    assert (TrayPaper.objects.count(), lying(folder)) == (2, ["done/a (2).pdf", "done/a.pdf"])


def test_a_file_that_is_too_large_is_refused_unread(folder, monkeypatch) -> None:
    monkeypatch.setattr(limits, "max_bytes", lambda: 1000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    put(folder, "big.pdf", pdf(30))
    folders.sweep(by=SCANNER)
    assert lying(folder) == ["refused/big.pdf", "refused/big.pdf.txt"]


def test_a_scan_is_parted_at_its_separator_sheets(folder, office) -> None:
    letter, sheet, for_unit = paper_of(LETTER), sheet_for(office.agency, None), sheet_for(office.agency, office.unit)
    strange = sheet_for(office.ministry, None)
    written = io.BytesIO()
    with pikepdf.new() as bound:
        for content in (sheet, letter, strange, for_unit, letter, letter):
            with pikepdf.open(io.BytesIO(content)) as paper:
                bound.pages.extend(paper.pages)
        bound.save(written)
    content = scan_of(written.getvalue(), 150, "TIFF")
    put(folder, "lot.tif", content)
    folders.sweep(by=SCANNER)
    first, second = TrayPaper.objects.order_by("name")
    # A sheet of another house parts nothing here: it stays where it lay.
    assert [(one.page_count, one.for_unit) for one in (first, second)] == [(2, None), (2, office.unit)]
    assert {one.originals.get().file.blob_id for one in (first, second)} == {first.originals.get().file.blob_id}
    folders.sweep(by=SCANNER)
    assert TrayPaper.objects.count() == 2
