"""The tables and sentences of a Word file, read without opening it as an office would: only its text, nothing it points to.

It is somebody else's program's file: call it by `core.apart`, in a process of bounded time and memory.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

#: What the text of a report unpacks to at most; its pictures are never unpacked.
MOST_BYTES: Final = 24 * 1024 * 1024
MOST_TABLES, MOST_ROWS, MOST_COLUMNS, MOST_SENTENCES = 60, 1_000, 60, 20_000
PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _CELL, _PARAGRAPH = (f"{_W}{one}" for one in ("tbl", "tr", "tc", "p"))
_SPAN, _MERGE, _VALUE = f"{_W}gridSpan", f"{_W}vMerge", f"{_W}val"
#: What was struck out by tracking of changes is not in the report any more; a field's own order is no text.
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText"})
_BREAKS: Final = frozenset({f"{_W}br", f"{_W}cr", f"{_W}tab"})


def is_word(content: bytes) -> bool:
    """Whether a file says that it is one of Word: a container with that part."""
    return content.startswith(b"PK") and PART.encode() in content


def read_elsewhere(content: bytes, order: Any = None) -> tuple[dict[str, Any], bytes]:
    """Tables as rows of cells and paragraphs in order; or the code of why the file cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container, container.open(PART) as stream:
            text = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, KeyError):
        return {"code": "broken"}, b""
    if len(text) > MOST_BYTES:
        return {"code": "unpacks_too_large"}, b""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        return {"code": "broken"}, b""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        return {"code": "broken"}, b""
    tables = [_rows(one) for one in root.iter(_TABLE)]
    found = [one for one in tables if one]
    if len(found) > MOST_TABLES or any(len(one) > MOST_ROWS or len(one[0]) > MOST_COLUMNS for one in found):
        return {"code": "too_large"}, b""
    paragraphs = [said for one in _paragraphs(root) if (said := _text(one))]
    return {"tables": found, "paragraphs": paragraphs[:MOST_SENTENCES]}, b""


def _paragraphs(root: Any) -> Iterator[Any]:
    """Paragraphs that stand in no table."""
    for one in root.iter(_PARAGRAPH):
        if not any(above.tag == _TABLE for above in one.iterancestors()):
            yield one


def _rows(table: Any) -> list[list[str]]:
    """The cells of a table by rows and columns: one over several columns is followed by empty ones."""
    found = []
    for row in _own(table, _ROW):
        cells: list[str] = []
        for cell in _own(row, _CELL):
            merge = cell.find(f"{_W}tcPr/{_MERGE}")
            is_continued = merge is not None and merge.get(_VALUE, "continue") == "continue"
            text = "" if is_continued else " ".join(filter(None, map(_text, _own(cell, _PARAGRAPH))))
            cells += [text, *[""] * (_span(cell) - 1)]
            if len(cells) > MOST_COLUMNS:
                return [cells]
        found.append(cells)
    widest = max(map(len, found), default=0)
    return [row + [""] * (widest - len(row)) for row in found] if widest else []


def _own(above: Any, tag: str) -> Iterator[Any]:
    """Those of a kind below an element that are in no table within it."""
    for child in above:
        if child.tag == tag:
            yield child
        elif child.tag != _TABLE and child.tag not in _GONE:
            yield from _own(child, tag)


def _span(cell: Any) -> int:
    found = cell.find(f"{_W}tcPr/{_SPAN}")
    said = found.get(_VALUE, "1") if found is not None else "1"
    return min(max(int(said), 1), MOST_COLUMNS + 1) if said.isdecimal() and len(said) < 4 else 1


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand, with what was struck out left away."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return " ".join("".join(parts).split())


def _collect(element: Any, parts: list[str]) -> None:
    for child in element:
        if child.tag in _GONE or child.tag == _TABLE:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(" ")
        else:
            _collect(child, parts)
