"""What an electronic copy shows of the organ that made it, and the pages that an excerpt takes."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Sequence

import pikepdf
import typst

from decreta.documents.rendering.papers import LAYOUTS, fonts

_LAYOUT = LAYOUTS / "copy.typ"
_PAGES = re.compile(r"([0-9]{1,5})(?:\s*-\s*([0-9]{1,5}))?")


def appearance(form: str, organ: str, moment: dt.datetime, *, language: str) -> bytes:
    """The words of the signature as a PDF: the form of the copy, the organ, the time with its distance to Greenwich."""
    lines = [form.upper(), organ, f"{moment:%d/%m/%Y %H:%M:%S} {moment:%z}"]
    # ISO 8601: +07:00.
    lines[-1] = f"{lines[-1][:-2]}:{lines[-1][-2:]}"
    inputs = {"data": json.dumps({"lines": lines, "lang": language}, ensure_ascii=False)}
    made = typst.compile(str(_LAYOUT), format="pdf", sys_inputs=inputs, font_paths=fonts(), pdf_standards="a-2b")
    assert isinstance(made, bytes)
    return made


def parse_pages(text: str) -> list[int] | None:
    """The pages that were named, from 1, each once, in their order: `1, 3-4`. None when it cannot be read."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in text.split(","))):
        named = _PAGES.fullmatch(part)
        if named is None:
            return None
        first, last = int(named[1]), int(named[2] or named[1])
        if not 1 <= first <= last:
            return None
        found |= set(range(first, min(last, first + 5000) + 1))
    return sorted(found)


def excerpt(pdf: bytes, pages: Sequence[int]) -> bytes:
    """Some pages of a paper as a paper of their own. Its signatures do not come along: they were put under the whole."""
    with pikepdf.open(io.BytesIO(pdf)) as whole, pikepdf.new() as part:
        for number in pages:
            part.pages.append(whole.pages[number - 1])
        for page in part.pages:
            marks = [one for one in page.get("/Annots", []) if one.get("/Subtype") != "/Widget"]
            if "/Annots" in page:
                page["/Annots"] = pikepdf.Array(marks)
        out = io.BytesIO()
        part.save(out, deterministic_id=True)
    return out.getvalue()
