"""The agenda papers of the scenario as PDF files."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from decreta import documents
from decreta.core import clock

_FONTS = Path(documents.__file__).parent / "fonts"
_SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)))
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm), numbering: none)
#set text(font: ("Tinos", "Noto Serif JP"), size: 14pt, lang: "vi", region: "vn")
#set par(justify: true, first-line-indent: (amount: 10mm, all: true), leading: 0.8em, spacing: 1em)
#align(center)[#text(weight: "bold", size: 15pt)[#upper(data.title)] #v(-4mm) -----]
#v(4mm)
#for line in data.lines [#par[#line]]
"""


def paper_pdf(title: str, text: str) -> bytes:
    """A paper of a point: its title and paragraphs, tagged PDF/A."""
    day = clock.today()
    data = {
        "title": title,
        "date": [day.year, day.month, day.day],
        "lines": [line.strip() for line in text.splitlines() if line.strip()],
    }
    made = typst.compile(
        _SOURCE.encode(),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)]),
        pdf_standards="a-2a",
    )
    assert isinstance(made, bytes)
    return made
