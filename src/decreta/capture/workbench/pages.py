"""Pages of a PDF as pictures, and the words of its text layer with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from decreta.capture.workbench import limits
from decreta.capture.workbench.programs import Refused

Box = tuple[float, float, float, float]


def opened(folder: Path, name: str = "in-0") -> pypdfium2.PdfDocument:
    """The file of that name; Refused when it is none that can be read."""
    try:
        return pypdfium2.PdfDocument(folder / name)
    except pypdfium2.PdfiumError:
        raise Refused("unreadable") from None


def image_of(page: pypdfium2.PdfPage, *, width: float, grey: bool = False) -> Any:
    """A page as an image of so many pixels across, never more than the limit."""
    across, down = page.get_size()
    scale = width / max(across, 1)
    if across * down * scale * scale > limits.PIXELS / 3:
        scale = (limits.PIXELS / 3 / (across * down)) ** 0.5
    return page.render(scale=scale, grayscale=grey, may_draw_forms=False).to_pil()


def pictures(folder: Path, *, first: int, count: int, width: int) -> list[int]:
    """Pictures `out-N.webp` of some pages."""
    made = []
    with opened(folder) as paper:
        for number in range(first, min(first + count, len(paper))):
            image_of(paper[number], width=width).convert("RGB").save(
                folder / f"out-{number}.webp", quality=80, method=2
            )
            made.append(number)
    return made


def words(folder: Path) -> list[dict[str, Any]]:
    """Every page with its size and the words of its text layer: text, left, top, right, bottom, surety."""
    with opened(folder) as paper:
        if len(paper) > limits.PAGES:
            raise Refused("too_many_pages")
        return [_page(page) for page in paper]


def _page(page: pypdfium2.PdfPage) -> dict[str, Any]:
    width, height = page.get_size()
    found = []
    for text, box in _words(page.get_textpage()):
        left, top, right, bottom = _seen(page, box)
        found.append([text, round(left, 1), round(top, 1), round(right, 1), round(bottom, 1), 100])
    return {"width": round(width, 1), "height": round(height, 1), "words": found}


def _words(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Runs of letters without a blank, each with its box in the page's own space."""
    letters: list[str] = []
    boxes: list[Box] = []
    for at in range(min(text.count_chars(), limits.LETTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if letter in "\x00\ufffe\ufffd\xad":
            continue
        if letter.isspace():
            if letters:
                yield "".join(letters), _around(boxes)
            letters, boxes = [], []
            continue
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if raw.FPDFText_GetCharBox(text.raw, at, left, right, bottom, top):
            letters.append(letter)
            boxes.append((left.value, bottom.value, right.value, top.value))
    if letters:
        yield "".join(letters), _around(boxes)


def _around(boxes: list[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _seen(page: pypdfium2.PdfPage, box: Box) -> Box:
    """A box of the page's own space as it is seen: from the top left corner, the page turned as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    x0, y0, x1, y1 = box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom
    width, height = right - left, top - bottom
    turned = page.get_rotation() % 360
    if turned == 90:
        return y0, x0, y1, x1
    if turned == 180:
        return width - x1, y0, width - x0, y1
    if turned == 270:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0
