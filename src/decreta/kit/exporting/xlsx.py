"""A list as a workbook: typed cells under a head that stands, and a sheet that says what it is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, BinaryIO, Final

import xlsxwriter
from django.utils.translation import gettext as _

from decreta.kit.exporting.content import Content
from decreta.ui import moments
from decreta.ui.tables.values import Plain, is_formula

_DAY: Final = {"ja": "yyyy/mm/dd"}
#: A cell holds no more characters.
_LONGEST: Final = 32_767
OPTIONS: Final = {
    # A text is a text, whatever it looks like.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(content: Content, to: BinaryIO) -> None:
    """Write the rows, each as it comes, and the facts about them on a second sheet."""
    with xlsxwriter.Workbook(to, {"constant_memory": True, **OPTIONS}) as book:
        book.set_properties({"title": content.title, "created": moments.local(content.made_at).replace(tzinfo=None)})
        _write_rows(book, content)
        _write_facts(book, content)


class Cells:
    """What writes typed cells, with the looks that a workbook needs for them."""

    def __init__(self, book: Any, language: str) -> None:
        day = _DAY.get(language, "dd/mm/yyyy")
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.sum = book.add_format({"bold": True, "top": 1, "bottom": 1, "valign": "top"})
        # The mark of a spreadsheet for "this is a text": the cell keeps every character, and never reckons.
        self._quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._top = book.add_format({"valign": "top"})
        self._day = book.add_format({"num_format": day, "valign": "top", "align": "left"})
        self._moment = book.add_format({"num_format": f"{day} hh:mm", "valign": "top", "align": "left"})

    def write(self, sheet: Any, row: int, place: int, value: Plain, looks: Any = None) -> None:
        """A value as what it is: a text, a number, a day, a moment. `looks` is for texts and numbers of a head or a sum."""
        match value:
            case None | "":
                return
            case bool():
                sheet.write_boolean(row, place, value, self._top)
            case dt.datetime():
                sheet.write_datetime(row, place, moments.local(value).replace(tzinfo=None), self._moment)
            case dt.date():
                sheet.write_datetime(row, place, value, self._day)
            case int() | float() | Decimal():
                sheet.write_number(row, place, value, looks or self._top)
            case _:
                text = value[:_LONGEST]
                sheet.write_string(row, place, text, looks or (self._quoted if is_formula(text) else self._wrapped))


def _write_rows(book: Any, content: Content) -> None:
    sheet, heads, cells = book.add_worksheet(sheet_name(content.title)), content.heads, Cells(book, content.language)
    for place, head in enumerate(heads):
        sheet.set_column(place, place, min(max(head.width, 6), 60) + 2)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&R&P / &N")
    sheet.autofilter(0, 0, max(content.number, 1), len(heads) - 1)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head.label, cells.head)
    for number, row in enumerate(content.rows(), start=1):
        for place, value in enumerate(row):
            cells.write(sheet, number, place, value)


def _write_facts(book: Any, content: Content) -> None:
    sheet = book.add_worksheet(sheet_name(_("About this list")))
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    quoted = book.add_format({"text_wrap": True, "quote_prefix": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    for row, (label, value) in enumerate([*content.facts, *(("", note) for note in content.notes)]):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, value, quoted if is_formula(value) else wrapped)


def sheet_name(text: str) -> str:
    """A name that workbooks allow: 31 characters, none of seven signs."""
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in text)[:31].strip("'") or "1"
