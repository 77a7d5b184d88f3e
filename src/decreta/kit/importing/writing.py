"""Workbooks that this software makes: an empty one to fill in, and the faulty rows with their reasons."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.kit.importing.cells import NO, YES
from decreta.kit.importing.columns import Column, ColumnKind, in_every_language
from decreta.kit.importing.faults import Fault
from decreta.kit.importing.registry import Importable
from decreta.kit.models import ImportBatch, ImportRow

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REASON: Final = gettext_lazy("What is wrong")
#: What stands in a cell of a list that is taken out.
Value = str | int | dt.date | None
_ROWS: Final = 2_000
_LIST: Final = 255


def template_of(importable: Importable, rows: Iterable[Mapping[str, Value]] = (), *, note: str = "") -> bytes:
    """A list with its headings; help as notes, the values of a choice to pick from, a second sheet that explains.

    Without rows it is empty, to be filled in; with rows (cells by the keys of columns) to be changed and brought back.
    Where some columns are given, nothing but the cells of the others can be written in.
    `note` says what a reader must know of them: over the first heading, and below the second sheet.
    """
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        head, wrap = _formats(book)
        sheet = book.add_worksheet(_("List"))
        sheet.freeze_panes(1, 0)
        has_given = any(one.is_given for one in importable.columns)
        cells = [_cell_format(book, one, wrap) if has_given else wrap for one in importable.columns]
        for place, column in enumerate(importable.columns):
            sheet.set_column(place, place, column.width, cells[place], {"hidden": column.is_hidden})
            sheet.write_string(0, place, heading(column), head)
            if column.help:
                sheet.write_comment(0, place, str(column.help), {"x_scale": 1.6})
            if rule := _rule(column, has_given=has_given):
                sheet.data_validation(1, place, _ROWS, place, {**rule, "ignore_blank": True})
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(importable.columns):
                _write(sheet, number, place, row.get(column.key), cells[place])
        if has_given:
            sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        if note:
            sheet.write_comment(0, 0, note, {"x_scale": 2, "visible": True})
        _explain(book, importable, head, wrap, note)
    return made.getvalue()


def heading(column: Column) -> str:
    """The heading of a column, with a star where it is needed."""
    return f"{column.label} *" if column.required else str(column.label)


def _cell_format(book: xlsxwriter.Workbook, column: Column, wrap: Any) -> Any:
    """Of a list that was taken out: what is given is grey and stays, days are days and numbers are numbers."""
    if column.is_given:
        return book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bg_color": "#f4f3ee"})
    kinds = {ColumnKind.DATE: "dd/mm/yyyy", ColumnKind.NUMBER: "0"}
    kept = {"text_wrap": True, "valign": "top", "num_format": kinds.get(column.kind, "@"), "locked": False}
    return book.add_format(kept)


def _write(sheet: Any, number: int, place: int, value: Value, style: Any) -> None:
    match value:
        case None | "":
            pass
        case dt.date():
            sheet.write_datetime(number, place, dt.datetime.combine(value, dt.time()), style)
        case int():
            sheet.write_number(number, place, value, style)
        case _:
            sheet.write_string(number, place, value, style)


def _rule(column: Column, *, has_given: bool) -> dict[str, Any]:
    """What may be entered in the cells of a column, as the spreadsheet sees to it."""
    if values := _values(column):
        return {"validate": "list", "source": values}
    if not has_given or column.is_given:
        return {}
    if column.kind is ColumnKind.DATE:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": dt.date(2000, 1, 1),
            "maximum": dt.date(2199, 12, 31),
            "error_message": _("Enter a day."),
        }
    if column.most is not None:
        said = _("Enter a whole number from 0 to %(most)s.") % {"most": column.most}
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": 0,
            "maximum": column.most,
            "error_message": said,
        }
    return {}


def _values(column: Column) -> list[str]:
    """The values to choose from, as far as a spreadsheet's list can hold them."""
    if column.is_many:
        return []
    if column.kind is ColumnKind.YES_NO:
        return [str(YES.label), str(NO.label)]
    found = [str(one.label) for one in column.choices()] if column.choices is not None else []
    return found if len(",".join(found)) <= _LIST else []


def _explain(book: xlsxwriter.Workbook, importable: Importable, head: Any, wrap: Any, note: str = "") -> None:
    sheet = book.add_worksheet(_("Explanation"))
    sheet.set_column(0, 0, 32, wrap)
    sheet.set_column(1, 1, 12, wrap)
    sheet.set_column(2, 3, 60, wrap)
    for place, text in enumerate((_("Column"), _("Needed"), _("What it holds"), _("Example"))):
        sheet.write_string(0, place, text, head)
    shown = [one for one in importable.columns if not one.is_hidden]
    for number, column in enumerate(shown, start=1):
        needed = _("yes") if column.required else ""
        for place, text in enumerate((str(column.label), needed, column.told(), column.example)):
            sheet.write_string(number, place, text, wrap)
    if note:
        sheet.write_string(len(importable.columns) + 2, 0, note, head)


def faulty_workbook(batch: ImportBatch, importable: Importable, rows: Iterable[ImportRow]) -> bytes:
    """The faulty rows under the headings of the file they came from, what is wrong in a column of its own."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        head, wrap = _formats(book)
        wrong = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#fae6e2", "border": 1})
        sheet = book.add_worksheet(_("Faulty rows"))
        sheet.freeze_panes(1, 0)
        headings = [*batch.headings, str(REASON)]
        for place, text in enumerate(headings):
            sheet.set_column(place, place, 60 if place == len(headings) - 1 else 22, wrap)
            sheet.write_string(0, place, text, head)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, batch, importable, row, wrong)
    return made.getvalue()


def _write_row(sheet: Any, number: int, batch: ImportBatch, importable: Importable, row: ImportRow, wrong: Any) -> None:
    faults = [Fault.from_data(one) for one in row.faults]
    marked = {one.column for one in faults}
    for key, place in batch.mapping.items():
        text = row.cells.get(key, "").replace("\ufdd0", "")
        sheet.write_string(number, place, text, *([wrong] if key in marked else []))
    sheet.write_string(number, len(batch.headings), reasons(faults, importable))


def reasons(faults: Sequence[Fault], importable: Importable) -> str:
    """Everything that is wrong in a row, each with its column."""
    known = importable.by_key
    return "\n".join(
        f"{known[one.column].label}: {one.message}" if one.column in known else one.message for one in faults
    )


def without_reason(headings: Sequence[str]) -> Sequence[str]:
    """Headings without the column of reasons that `faulty_workbook` adds: such a file is read as the first was."""
    return headings[:-1] if headings and headings[-1] in in_every_language(REASON) else headings


def _formats(book: xlsxwriter.Workbook) -> tuple[Any, Any]:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#ebe9e1"})
    # Text, so that no program turns 1-2 into a day.
    wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    return head, wrap
