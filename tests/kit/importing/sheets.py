"""Spreadsheets for the tests of imports."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter


def workbook(*rows: Sequence[Any], name: str = "Danh mục", hidden: Sequence[Sequence[Any]] = (), **more: Any) -> bytes:
    """A workbook with one sheet of these rows: texts, numbers, days; `=…` is a formula that was never computed."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        _fill(book.add_worksheet(name), rows, day)
        for top, left, bottom, right in more.get("merged", ()):
            book.get_worksheet_by_name(name).merge_range(top, left, bottom, right, rows[top][left])
        if hidden:
            sheet = book.add_worksheet("Nháp")
            _fill(sheet, hidden, day)
            sheet.hide()
        if more.get("macro"):
            book.add_vba_project(io.BytesIO(b"none"), is_stream=True)
    return made.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[Any]], day: Any) -> None:
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, dt.date):
                sheet.write_datetime(number, place, dt.datetime.combine(cell, dt.time()), day)
            elif isinstance(cell, str) and cell.startswith("="):
                sheet.write_formula(number, place, cell, None, "")
            elif isinstance(cell, (int, float)):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, cell)


def text(*rows: Sequence[str], sign: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """The same as a text file."""
    return "\r\n".join(sign.join(row) for row in rows).encode(encoding)
