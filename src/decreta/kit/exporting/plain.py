"""A list as a plain table: CSV in UTF-8 with its mark, so that every spreadsheet reads the letters."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from decreta.kit.exporting.content import Content
from decreta.ui.tables.values import FORMULA, Plain, for_machines


def write(content: Content, to: BinaryIO) -> None:
    """Write head and rows. Days stand by ISO 8601, so that no program takes the month for the day."""
    text = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=True)
    out = csv.writer(text)
    out.writerow([escaped(head.label) for head in content.heads])
    for row in content.rows():
        out.writerow([cell(value) for value in row])
    text.flush()
    text.detach()


def cell(value: Plain) -> str:
    """A value as a field. Texts that a spreadsheet would reckon get an apostrophe before them; numbers stay numbers."""
    return escaped(value) if isinstance(value, str) else for_machines(value)


def escaped(text: str) -> str:
    """A text that begins as a formula, with an apostrophe before it; imports take it away again.

    So does a text that begins with an apostrophe and a formula: else reading it again would take away what is its own.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text
