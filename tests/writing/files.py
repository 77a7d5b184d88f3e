"""Word files for the tests of templates, good ones and others."""

from __future__ import annotations

import io
import zipfile

from docx import Document as Word


def docx(*lines: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word file with a paragraph a line, and a table below them."""
    word = Word()
    for line in lines:
        word.add_paragraph(line)
    if table:
        made = word.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same with some bytes of one part changed; a part that is not there is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            text = before.read(part)
            after.writestr(part, text.replace(old, new) if part == name else text)
        if name not in before.namelist():
            after.writestr(name, new)
    return out.getvalue()
