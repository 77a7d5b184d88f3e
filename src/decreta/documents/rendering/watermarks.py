"""The reader's name on every page of a paper that he is given. What is stored is never touched.

The mark is drawn once for each size of page and then lies on every page of that size, so that a long paper costs
little more than a short one. A paper that bears it is no longer the signed one: its signatures are taken out rather
than shown as broken; what they look like stays.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Final

import pikepdf
import typst

from decreta.documents.rendering.papers import LAYOUTS, fonts

_LAYOUT = LAYOUTS / "watermark.typ"
#: Sizes of pages in one paper that get a mark of their own; what is stranger gets that of the first page, stretched.
_SIZES = 12
#: What an odd page may cause in pikepdf: then no mark can be written, and nothing without one is given out.
UNMARKABLE: Final = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
_OF_FIELDS = frozenset({"/FT", "/T", "/TU", "/V", "/DV", "/Parent", "/Kids", "/Lock", "/SV", "/MK", "/AA", "/A"})


@dataclass(frozen=True)
class Mark:
    """Who reads, in which post, when; `foot` says all of it in one line and what this paper is not."""

    name: str
    post: str
    time: str
    foot: str
    language: str = "vi"


def watermarked(content: bytes, mark: Mark) -> bytes:
    """A copy of a PDF with the mark on every page, without its signatures. Raises pikepdf.PdfError for what is none."""
    with pikepdf.open(io.BytesIO(content)) as paper:
        _take_signatures_out(paper)
        drawn: dict[tuple[int, int], pikepdf.Object] = {}
        for page in paper.pages:
            box = page.trimbox
            width, height = (abs(float(box[2] - box[0])), abs(float(box[3] - box[1])))
            if int(page.get("/Rotate", 0)) % 180:
                width, height = height, width
            size = (round(width), round(height))
            if size not in drawn and len(drawn) >= _SIZES:
                size = next(iter(drawn))
            if size not in drawn:
                drawn[size] = _drawn(paper, size, mark)
            page.add_overlay(drawn[size], pikepdf.Rectangle(*(float(one) for one in box)))
        out = io.BytesIO()
        paper.save(out)
    return out.getvalue()


def _drawn(paper: pikepdf.Pdf, size: tuple[int, int], mark: Mark) -> pikepdf.Object:
    width, height = size
    # As wide as the page allows for the longest line, rotated.
    longest = max(len(mark.name), round(len(mark.post) * 0.6), 12)
    data = {
        "width": max(width, 10),
        "height": max(height, 10),
        "size": max(6, min(34, width * 1.5 / longest)),
        "name": mark.name,
        "post": mark.post,
        "time": mark.time,
        "foot": mark.foot,
        "lang": mark.language,
    }
    made = typst.compile(
        str(_LAYOUT),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=fonts(),
    )
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as overlay:
        return paper.copy_foreign(overlay.pages[0].as_form_xobject())


def _take_signatures_out(paper: pikepdf.Pdf) -> None:
    """Fields become stamps: what they look like stays, what they stand for goes. Those that show nothing go altogether."""
    for page in paper.pages:
        if "/Annots" not in page:
            continue
        kept = []
        for annotation in page["/Annots"]:
            if annotation.get("/Subtype") == "/Widget":
                if "/AP" not in annotation:
                    continue
                annotation["/Subtype"] = pikepdf.Name.Stamp
                for name in _OF_FIELDS & set(annotation.keys()):
                    del annotation[name]
            kept.append(annotation)
        page["/Annots"] = pikepdf.Array(kept)
    for name in ("/AcroForm", "/Perms", "/DSS", "/Metadata"):
        if name in paper.Root:
            del paper.Root[name]
