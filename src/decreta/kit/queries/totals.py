"""The printed totals of somebody's report beside what they add up to, as a page shows them: of a spreadsheet, a Word file, a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core import apart
from decreta.core.errors import Invalid
from decreta.kit import pdffile, wordfile
from decreta.kit.spreadsheets.apart import REASONS, Sheet, read_sheet
from decreta.kit.stated import Stated, stated
from decreta.kit.totals import Wrong, check
from decreta.ui import moments

#: A report has a few sheets; each is opened in a process of its own.
MOST_SHEETS = 6
#: What is found out by trying takes time with the square of the rows: a report has a few hundred.
MOST_ROWS, MOST_COLUMNS = 1_000, 60
_MOST_ROWS = 400
#: Seconds of a processor; a page of a PDF is looked at line by line.
_SECONDS, _SECONDS_OF_PDF = 10, 30
_OF_PDF: Final[dict[str, Any]] = {
    "picture": gettext_lazy(
        "This PDF holds pictures of pages and no text: a scan cannot be checked. "
        "Take the Word file or the workbook, or the PDF that was saved from them."
    ),
    "too_many_pages": gettext_lazy(
        "Of a PDF at most %(most)s pages are checked. Take only those with the tables, or the Word file."
    ),
    "too_elaborate": gettext_lazy(
        "This PDF cannot be read: it is damaged or too elaborate. Take only the pages with the tables, or the Word file."
    ),
}
_LABELS = 3


@dataclass(frozen=True)
class Fault:
    """A total that does not hold, named by what stands at its row and its column."""

    row: str
    column: str
    printed: str
    computed: str
    difference: str
    is_slip: bool


@dataclass(frozen=True)
class Cell:
    """A cell as it was sent; beside a wrong total what it should be."""

    text: str
    is_number: bool
    correct: str = ""


@dataclass(frozen=True)
class Said:
    """A sum that a sentence states: what it says, and what its parts make."""

    text: str
    printed: str
    computed: str
    difference: str
    parts: str
    is_slip: bool


@dataclass(frozen=True)
class CheckedSentences:
    """The sums that sentences state: how many can be read, and those that do not hold."""

    number: int
    faults: list[Said]


@dataclass(frozen=True)
class Checked:
    """A file that was checked: its sheets or tables, and, of a text, its sentences."""

    sheets: list[CheckedSheet]
    sentences: CheckedSentences | None = None
    #: Of a PDF only tables with drawn lines can be read.
    is_pdf: bool = False


@dataclass(frozen=True)
class CheckedSheet:
    """One sheet: how many totals were found, those that do not hold, and the table with them marked."""

    name: str
    number: int
    faults: list[Fault]
    rows: list[list[Cell]]
    left_out: int


def checked(content: bytes) -> Checked:
    """Everything that a file adds up, checked. Raises Invalid where it cannot be read."""
    if pdffile.is_pdf(content):
        return _checked_text("decreta.kit.pdffile", content, seconds=_SECONDS_OF_PDF, is_pdf=True)
    if wordfile.is_word(content):
        return _checked_text("decreta.kit.wordfile", content)
    return Checked(checked_sheets(content))


def _checked_text(reader: str, content: bytes, *, seconds: int = _SECONDS, is_pdf: bool = False) -> Checked:
    """A text with its tables and its sentences, as a reader of its kind of files reads it elsewhere."""
    try:
        found, _made = apart.work(reader, "read_elsewhere", content, seconds=seconds)
    except apart.TooMuch:
        raise _unread("too_elaborate" if is_pdf else "unpacks_too_large") from None
    if "code" in found:
        raise _too_large() if found["code"] == "too_large" else _unread(found["code"])
    tables = [
        _checked(Sheet(rows=rows, name=_("Table %(n)s") % {"n": number}))
        for number, rows in enumerate(found["tables"], 1)
    ]
    sums = stated(found["paragraphs"])
    wrong = [_said(one) for one in sums if not one.holds]
    # Text is laid out in tables as well: only those that have totals are shown.
    return Checked([one for one in tables if one.number], CheckedSentences(len(sums), wrong), is_pdf)


def _said(one: Stated) -> Said:
    return Said(
        text=one.text,
        printed=_shown(one.printed),
        computed=_shown(one.computed),
        difference=_signed(one.printed - one.computed),
        parts=" + ".join(map(_shown, one.parts)),
        is_slip=one.is_slip,
    )


def _unread(code: str) -> Invalid:
    reason = _OF_PDF.get(code) or REASONS[code]
    return Invalid.of(str(reason) % {"most": pdffile.MOST_PAGES}, field="upload", code=code)


def _too_large() -> Invalid:
    return Invalid.of(
        _("A table that is checked has at most %(rows)s rows and %(columns)s columns.")
        % {"rows": moments.number(MOST_ROWS), "columns": MOST_COLUMNS},
        field="upload",
        code="too_large",
    )


def checked_sheets(content: bytes) -> list[CheckedSheet]:
    """Every visible sheet with rows, checked. Raises Invalid where the file cannot be read."""
    first = read_sheet(content)
    names = [one["name"] for one in first.sheets if one["rows"] and not one["hidden"]]
    others = [read_sheet(content, {"sheet": one}) for one in names[:MOST_SHEETS] if one != first.name]
    in_order = sorted([first, *others], key=lambda one: names.index(one.name) if one.name in names else 0)
    return [_checked(one) for one in in_order]


def _checked(sheet: Sheet) -> CheckedSheet:
    if len(sheet.rows) > MOST_ROWS or len(sheet.rows[0]) > MOST_COLUMNS:
        raise _too_large()
    found = check(sheet.rows)
    wrong = {(one.row, one.column): one for one in found.wrong}
    return CheckedSheet(
        name=sheet.name,
        number=found.number,
        faults=[_fault(sheet.rows, one) for one in found.wrong],
        rows=[
            [_cell(cell, wrong.get((row, column))) for column, cell in enumerate(cells)]
            for row, cells in enumerate(sheet.rows[:_MOST_ROWS])
        ],
        left_out=max(0, len(sheet.rows) - _MOST_ROWS),
    )


def _cell(text: str, wrong: Wrong | None) -> Cell:
    return Cell(text, text[:1].isdigit(), _shown(wrong.computed) if wrong is not None else "")


def _fault(rows: Sequence[Sequence[str]], one: Wrong) -> Fault:
    heads = [cells[one.column] for cells in rows[: one.row] if one.column < len(cells) and cells[one.column]]
    labels = [cell for cell in rows[one.row][:_LABELS] if cell and not cell[:1].isdigit()]
    return Fault(
        row=labels[0] if labels else str(one.row + 1),
        column=next(iter(heads), str(one.column + 1)),
        printed=_shown(one.printed),
        computed=_shown(one.computed),
        difference=_signed(one.printed - one.computed),
        is_slip=one.is_slip,
    )


def _shown(value: Decimal) -> str:
    return moments.number(value, max(0, -int(value.as_tuple().exponent)))


def _signed(value: Decimal) -> str:
    sign = "−" if value < 0 else "+"
    return f"{sign}{_shown(abs(value))}"
