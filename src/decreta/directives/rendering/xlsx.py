"""The report as a workbook: what it says in all on the first sheet, a sheet for each table, the annex with typed cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import xlsxwriter

from decreta.directives.rendering.printed import Printed, Section
from decreta.kit.exporting.xlsx import OPTIONS, Cells, sheet_name
from decreta.ui import moments

_WIDEST: Final = 60
_OVERVIEW: Final = (44, 16, 80)


def write(report: Printed, to: BinaryIO) -> None:
    """Write the workbook, row after row."""
    with xlsxwriter.Workbook(to, {"constant_memory": True, **OPTIONS}) as book:
        title = f"{report.title} {report.subject}"
        book.set_properties({"title": title, "created": moments.local(report.moment).replace(tzinfo=None)})
        cells = Cells(book, report.language)
        _overview(book, cells, report)
        for section in (*report.breakdowns, report.annex):
            _sheet(book, cells, section)


def _overview(book: Any, cells: Cells, report: Printed) -> None:
    sheet = _new(book, report.title)
    for place, width in enumerate(_OVERVIEW):
        sheet.set_column(place, place, width)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    row = 0
    for text in (f"{report.title} {report.subject}", report.issuer):
        sheet.write_string(row, 0, text, bold)
        row += 1
    for label, value in report.facts:
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, value)
        row += 1
    row += 1
    for text in report.paragraphs:
        sheet.set_row(row, 32)
        sheet.merge_range(row, 0, row, len(_OVERVIEW) - 1, text, wrapped)
        row += 1
    for section in report.summary:
        row += 1
        sheet.write_string(row, 0, section.title, bold)
        for line in _lines(cells, section):
            row += 1
            for place, (value, looks) in enumerate(line):
                cells.write(sheet, row, place, value, looks)
        row += 1
    sheet.write_string(row + 1, 0, report.mark)


def _sheet(book: Any, cells: Cells, section: Section) -> None:
    sheet = _new(book, section.title)
    for place, (_label, width, _is_number) in enumerate(section.heads):
        sheet.set_column(place, place, min(width, _WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    # The sum is no row that is sorted or filtered.
    sheet.autofilter(0, 0, max(len(section.rows) - section.has_sum, 1), len(section.heads) - 1)
    for row, line in enumerate(_lines(cells, section)):
        for place, (value, looks) in enumerate(line):
            cells.write(sheet, row, place, value, looks)


def _lines(cells: Cells, section: Section) -> Iterator[list[tuple[Any, Any]]]:
    """Head and rows: each value with the look of its row, where it has one."""
    yield [(label, cells.head) for label, _width, _is_number in section.heads]
    last = len(section.rows) - 1
    for number, row in enumerate(section.rows):
        looks = cells.sum if section.has_sum and number == last else None
        yield [(value, looks) for value in row]


def _new(book: Any, title: str) -> Any:
    sheet = book.add_worksheet(sheet_name(title))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&R&P / &N")
    return sheet
