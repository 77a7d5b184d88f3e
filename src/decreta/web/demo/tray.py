"""What lies in the intake tray when the demonstration begins: letters that our own layouts set, as a scanner brings them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pikepdf
import pypdfium2

from decreta.capture.domain import bring
from decreta.capture.enums import Way
from decreta.core import rulesets
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.papers import Paper, render
from decreta.organisation.models import Organisation
from decreta.web.demo.people import actor
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline

#: As offices scan: Decree 30/2020 asks for 200 dpi at least.
_DPI = 200


class TrayPlay:
    """The files of the tray, one after another."""

    def __init__(self) -> None:
        self.rows = read("tray.yaml")

    def add_to(self, timeline: Timeline) -> None:
        """Each file comes at its moment."""
        for row in self.rows["files"]:
            timeline.at(moment(row["at"]), lambda row=row: self.bring(row), weight=3)  # type: ignore[misc]

    def bring(self, row: dict[str, Any]) -> None:
        bring(
            organisation=Organisation.objects.get(code=self.rows["organisation"]),
            name=row["name"],
            content=scan_of(row),
            way=Way.UPLOAD,
            by=actor(self.rows["clerk"]),
        )


def scan_of(row: dict[str, Any]) -> bytes:
    """The file as the scanner, or the sender, made it."""
    content = _bound([_set(paper) for paper in row["papers"]])
    return content if row["form"] == "pdf" else _scanned(content, row["form"].upper())


def _set(row: dict[str, Any]) -> bytes:
    day: dt.date = row["day"]
    paper = Paper(
        type_code=row["type"],
        subject=row["subject"],
        blocks=parse_blocks(row["text"]),
        issuer=row["issuer"],
        superior=row["superior"],
        place=row["place"],
        day=day,
        symbol=row["symbol"],
        authority=row["authority"],
        position=row["position"],
        signer=row["signer"],
        recipients=["Như trên", "Lưu Văn thư"],
        addressees=row["addressees"],
    )
    return render(paper, rules=rulesets.load(row["regime"], day)).pdf


def _bound(papers: list[bytes]) -> bytes:
    """Several papers one behind the other, as a feeder takes them in."""
    if len(papers) == 1:
        return papers[0]
    written = io.BytesIO()
    with pikepdf.new() as bound:
        for content in papers:
            with pikepdf.open(io.BytesIO(content)) as paper:
                bound.pages.extend(paper.pages)
        bound.save(written)
    return written.getvalue()


def _scanned(content: bytes, form: str) -> bytes:
    with pypdfium2.PdfDocument(content) as paper:
        images = [page.render(scale=_DPI / 72, grayscale=True).to_pil() for page in paper]
    written = io.BytesIO()
    several = {"save_all": True, "append_images": images[1:], "compression": "tiff_lzw"} if form == "TIFF" else {}
    images[0].save(written, form, dpi=(_DPI, _DPI), **several)
    return written.getvalue()
