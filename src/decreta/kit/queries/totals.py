"""The printed totals of somebody's spreadsheet beside what they add up to, as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from decreta.core.errors import Invalid
from decreta.kit.spreadsheets.apart import Sheet, read_sheet
from decreta.kit.totals import Wrong, check
from decreta.ui import moments

#: A report has a few sheets; each is opened in a process of its own.
MOST_SHEETS = 6
#: What is found out by trying takes time with the square of the rows: a report has a few hundred.
MOST_ROWS, MOST_COLUMNS = 1_000, 60
_MOST_ROWS = 400
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
class CheckedSheet:
    """One sheet: how many totals were found, those that do not hold, and the table with them marked."""

    name: str
    number: int
    faults: list[Fault]
    rows: list[list[Cell]]
    left_out: int


def checked_sheets(content: bytes) -> list[CheckedSheet]:
    """Every visible sheet with rows, checked. Raises Invalid where the file cannot be read."""
    first = read_sheet(content)
    names = [one["name"] for one in first.sheets if one["rows"] and not one["hidden"]]
    others = [read_sheet(content, {"sheet": one}) for one in names[:MOST_SHEETS] if one != first.name]
    in_order = sorted([first, *others], key=lambda one: names.index(one.name) if one.name in names else 0)
    return [_checked(one) for one in in_order]


def _checked(sheet: Sheet) -> CheckedSheet:
    if len(sheet.rows) > MOST_ROWS or len(sheet.rows[0]) > MOST_COLUMNS:
        raise Invalid.of(
            _("A table that is checked has at most %(rows)s rows and %(columns)s columns.")
            % {"rows": moments.number(MOST_ROWS), "columns": MOST_COLUMNS},
            field="upload",
            code="too_large",
        )
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
