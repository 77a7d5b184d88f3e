"""The tables and sentences of a PDF: only its text and the lines that are drawn around it.

It is somebody else's program's file: call it by `core.apart`, in a process of bounded time and memory. There too ends
whatever the reader stumbles over in a file that keeps no rule.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from decreta.kit.wordfile import MOST_COLUMNS, MOST_ROWS, MOST_TABLES

#: A report has a few pages of figures; each takes a part of a second.
MOST_PAGES: Final = 40
#: Letters outside of tables that a page has at most: five times those of a full one.
_MOST_LETTERS: Final = 20_000
#: Edges of columns that lie so near each other, in points, are the same on two pages.
_NEAR: Final = 2.0
Rows = list[list[str]]


@dataclass
class _Table:
    """A table as it was read, and where its columns end, by which it is known again on the next page."""

    rows: Rows
    edges: list[float]
    goes_on: bool = False


def is_pdf(content: bytes) -> bool:
    """Whether a file says that it is one."""
    return content.lstrip()[:5] == b"%PDF-"


def read_elsewhere(content: bytes, order: Any = None) -> tuple[dict[str, Any], bytes]:
    """Tables as rows of cells, and the words of each page outside of them; or the code of why the file cannot be read."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as paper:
            if len(paper.pages) > MOST_PAGES:
                return {"code": "too_many_pages"}, b""
            return _read(paper), b""
    except PdfminerException as error:
        is_locked = any(isinstance(one, PDFPasswordIncorrect) for one in (error, *error.args))
        return {"code": "password" if is_locked else "broken"}, b""


def _read(paper: Any) -> dict[str, Any]:
    tables: list[_Table] = []
    words: list[str] = []
    for page in paper.pages:
        found = sorted(page.find_tables(), key=lambda one: one.bbox[1])
        rest = page
        for one in found:
            rest = rest.outside_bbox(_within(one.bbox, page.bbox), strict=False)
        words.append(_line(rest.extract_text())[:_MOST_LETTERS])
        _add(tables, list(_tables(found)), is_last=bool(found) and _ends_page(rest, found[-1]))
        page.close()
    if not any(words) and not tables:
        return {"code": "picture"}
    rows = [one.rows for one in tables if one.rows]
    if len(rows) > MOST_TABLES or any(len(one) > MOST_ROWS or len(one[0]) > MOST_COLUMNS for one in rows):
        return {"code": "too_large"}
    return {"tables": rows, "paragraphs": [one for one in words if one]}


def _tables(found: list[Any]) -> Iterator[_Table]:
    for one in found:
        rows = [[_line(cell) for cell in row] for row in one.extract()]
        if any(any(row) for row in rows):
            yield _Table(rows, sorted({cell[2] for cell in one.cells}))


def _line(text: str | None) -> str:
    """Words on one line, of letters only: a broken font maps to halves of letters, which nothing can write."""
    return " ".join((text or "").split()).encode("utf-8", "replace").decode()


def _add(tables: list[_Table], found: list[_Table], *, is_last: bool) -> None:
    """Add the tables of a page: the first of them may go on from the page before, with its heading repeated."""
    if found and tables and tables[-1].goes_on and _is_alike(tables[-1], found[0]):
        begun, more = tables[-1].rows, found.pop(0).rows
        begun += more[1:] if more[0] == begun[0] else more
    for one in tables:
        one.goes_on = False
    tables += found
    if tables:
        tables[-1].goes_on = is_last


def _ends_page(rest: Any, table: Any) -> bool:
    """Whether nothing stands below a table; a number of the page ends no table."""
    below = [word["text"] for word in rest.extract_words() if word["top"] >= table.bbox[3]]
    return all(word.isdecimal() for word in below)


def _is_alike(one: _Table, other: _Table) -> bool:
    """Whether two tables have the same columns at the same places."""
    pairs = list(zip(one.edges, other.edges, strict=False))
    return len(one.edges) == len(other.edges) and all(abs(left - right) < _NEAR for left, right in pairs)


def _within(box: tuple[float, float, float, float], page: tuple[float, float, float, float]) -> tuple[float, ...]:
    """A box as far as it lies on the page."""
    return max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])
