"""Pages of one or several PDFs as another; a layer of text under a picture."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from decreta.capture.workbench import limits
from decreta.capture.workbench.programs import Refused


def arrange(folder: Path, *, pages: list[list[int]]) -> int:
    """Write `out.pdf` of pages, each given as file, page in it, and degrees by which it is turned."""
    if not 0 < len(pages) <= limits.PAGES:
        raise Refused("too_many_pages")
    with pikepdf.new() as bound:
        sources = {number: pikepdf.open(folder / f"in-{number}") for number in {file for file, _page, _turn in pages}}
        for file, number, turn in pages:
            bound.pages.append(sources[file].pages[number])
            if turn:
                bound.pages[-1].rotate(turn, relative=True)
        bound.save(folder / "out.pdf", deterministic_id=True)
        for source in sources.values():
            source.close()
    return len(pages)


def lay_text(folder: Path, *, numbers: list[int]) -> int:
    """Write `out.pdf`: the paper `in-0` with the text of `in-1`, `in-2` … laid over its pages of those numbers."""
    with pikepdf.open(folder / "in-0") as paper:
        for place, number in enumerate(numbers, start=1):
            with pikepdf.open(folder / f"in-{place}") as text:
                paper.pages[number].add_overlay(text.pages[0], None)
        paper.save(folder / "out.pdf", deterministic_id=True)
    return len(numbers)
