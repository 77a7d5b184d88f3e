"""What stands in a book on paper."""

from __future__ import annotations

import io

import pdfplumber
import pikepdf


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, in lines, as a reader sees it."""
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return [page.extract_text() for page in paper.pages]


def words_of(pdf: bytes) -> str:
    """All words of a book with single spaces between them, whatever breaks its lines."""
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        return " ".join(word["text"] for page in paper.pages for word in page.extract_words())


def cells_of(pdf: bytes, page: int) -> list[list[str]]:
    """The table of a page, row by row."""
    with pdfplumber.open(io.BytesIO(pdf)) as paper:
        table = paper.pages[page].extract_table() or []
    return [[(cell or "").replace("\n", " ") for cell in row] for row in table]


def standard_of(pdf: bytes) -> str:
    """The archival standard that a paper declares, such as `2A`."""
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        about = paper.open_metadata()
        return f"{about['pdfaid:part']}{about['pdfaid:conformance']}"
