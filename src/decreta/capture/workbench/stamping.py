"""The first page of a paper with a stamp on it, where nothing is written."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf

from decreta.capture.workbench.pages import image_of, opened

_MM = 72 / 25.4
_WIDE, _HIGH = 50 * _MM, 35 * _MM
_STEP = 3 * _MM
#: Left free around the stamp.
_ROOM = 1.5 * _MM
#: Grey below which a point of the page is ink.
_INK = 240


def stamp(folder: Path) -> dict[str, Any]:
    """Write `out.pdf`: the first page of `in-0` with the stamp `in-1`; where it stands, from the top left in points."""
    with opened(folder) as paper:
        width, height = paper[0].get_size()
        image = image_of(paper[0], width=width, grey=True)
    left, top = _free(image, width, height)
    with pikepdf.open(folder / "in-0") as whole, pikepdf.open(folder / "in-1") as label, pikepdf.new() as single:
        single.pages.append(whole.pages[0])
        # An upright sheet of its own: what is laid on it stands as the page is seen, however the page is turned.
        sheet = pikepdf.open(io.BytesIO(_upright(single, width, height)))
        bottom = height - top - _HIGH
        rect = pikepdf.Rectangle(left, bottom, left + _WIDE, bottom + _HIGH)
        sheet.pages[0].add_overlay(label.pages[0], rect)
        sheet.save(folder / "out.pdf", deterministic_id=True)
        sheet.close()
    return {"left": round(left, 1), "top": round(top, 1)}


def _upright(single: pikepdf.Pdf, width: float, height: float) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as sheet:
        sheet.add_blank_page(page_size=(width, height))
        sheet.pages[0].add_overlay(single.pages[0], pikepdf.Rectangle(0, 0, width, height))
        sheet.save(written)
    return written.getvalue()


def _free(image: Any, width: float, height: float) -> tuple[float, float]:
    """The first place in reading order, below the head at the left, on which there is no ink; else the right foot."""
    scale = image.width / width
    rows = [0.18 * height + step * _STEP for step in range(int(0.75 * height / _STEP))]
    columns = [12 * _MM + step * _STEP for step in range(int((width - _WIDE - 20 * _MM) / _STEP) + 1)]
    for top in rows:
        if top + _HIGH > height - 8 * _MM:
            break
        for left in columns:
            sides = (left - _ROOM, top - _ROOM, left + _WIDE + _ROOM, top + _HIGH + _ROOM)
            box = tuple(int(side * scale) for side in sides)
            if image.crop(box).getextrema()[0] > _INK:
                return left, top
    return width - _WIDE - 10 * _MM, height - _HIGH - 10 * _MM
