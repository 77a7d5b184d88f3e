"""Whether the totals that a table prints agree with its own rows and columns.

Nothing is known of the table but its cells: a row or a column is a total because its label says so, and what it is
a total of is found out from the cells that agree. Only where some agree can others be said to disagree, so that a
table of another shape gets no false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from decreta.core.texts import fold

#: How labels of totals begin, folded: Vietnamese, English; and, as written, Japanese.
_TOTALS = re.compile(r"^(tong cong|tong so|tong|cong|total|grand total|sum|all)\b")
_TOTALS_JA = re.compile(r"^(総?合計|総?計|小計)")
#: Columns whose numbers number the rows.
_ORDINALS = re.compile(r"^(stt|so tt|tt|no|nr)$")
_ORDINALS_JA = re.compile(r"^(番号|№)$")
#: Ordinals of sections, whose rows are the sums of the rows that follow: I, II, III; A, B, C.
_SECTION = re.compile(r"^([IVX]{1,5}|[A-H])[.)]?$")
_GROUPED = re.compile(r"^-?\d{1,3}(?:(?P<mark>[.,'\u00a0\u202f ])\d{3})(?:(?P=mark)\d{3})*$")
_PLAIN = re.compile(r"^-?\d+$")
_BROKEN = re.compile(r"^-?\d+[.,]\d{1,2}$")
_LABELS = 3
#: A sum has at least this many parts: of one part everything would be the total.
_FEWEST_PARTS = 2
#: A table of totals in every column is none that anybody reads; looking for all their parts would take minutes.
_TOTAL_COLUMNS = 8


@dataclass(frozen=True)
class Wrong:
    """A printed total that is not the sum of its parts. Rows and columns count from nought."""

    row: int
    column: int
    printed: Decimal
    computed: Decimal
    #: The cells that were added.
    parts: tuple[tuple[int, int], ...]

    @property
    def is_slip(self) -> bool:
        """Whether two neighbouring digits may have changed places: then the difference can be divided by nine."""
        return is_transposed(str(self.printed), str(self.computed))


@dataclass(frozen=True)
class Checked:
    """How many totals were found, and which of them do not hold."""

    number: int
    wrong: list[Wrong]


@dataclass(frozen=True)
class _Sum:
    """A printed total and the cells of which it should be the sum."""

    row: int
    column: int
    parts: tuple[tuple[int, int], ...]


def check(rows: Sequence[Sequence[str]]) -> Checked:
    """Compare every printed total of a table with the sum of what stands beside and above or below it."""
    table = _Table(rows)
    sums = [*_of_rows(table), *_of_columns(table)]
    wrong = [
        Wrong(one.row, one.column, table.numbers[one.row, one.column], table.added(one.parts), one.parts)
        for one in sums
        if not table.holds(one)
    ]
    # A cell that is a total both ways is told once, by its column.
    told = {(one.row, one.column): one for one in reversed(wrong)}
    return Checked(len({(one.row, one.column) for one in sums}), sorted(told.values(), key=_place))


def number_of(text: str) -> Decimal | None:
    """The number that a cell shows, with the thousands of any of our languages: ``9.831``, ``9,831``, ``9 831``, ``9831``.

    A share (``86,4 %``), a date or a symbol is none.
    """
    text = text.strip()
    if _PLAIN.match(text):
        return Decimal(text)
    if _GROUPED.match(text):
        return Decimal(re.sub(r"[^\d-]", "", text))
    return Decimal(text.replace(",", ".")) if _BROKEN.match(text) else None


class _Table:
    """The cells as numbers, and which rows and columns are totals by their labels."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.rows = rows
        self.numbers = {
            (row, column): found
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
            if (found := number_of(cell)) is not None
        }
        self.filled: dict[int, list[tuple[int, int]]] = {}
        for place in self.numbers:
            self.filled.setdefault(place[0], []).append(place)
        self.first = self._first()
        self.ordinals = {column for column in self._columns() if any(map(_is_ordinal, self._head(column)))}
        for place in [one for one in self.numbers if one[1] in self.ordinals or one[0] < self.first]:
            del self.numbers[place]
        self.columns = sorted({column for _row, column in self.numbers})
        self.totals = [row for row in range(self.first, len(rows)) if self._is_total_row(row)]
        self.total_columns = [one for one in self.columns if any(map(_is_total, self._head(one)))][:_TOTAL_COLUMNS]
        filled = [
            row for row in range(self.first, len(rows)) if any((row, one) in self.numbers for one in self.columns)
        ]
        self.sections = [row for row in filled if row not in self.totals and _SECTION.match(rows[row][0].strip())]
        self.details = [row for row in filled if row not in self.totals and row not in self.sections]

    def _first(self) -> int:
        """The first row of the body: the first that holds a number and a label, or two numbers, below the headings.

        Years in the first row and numbers of columns, ``A B 1 2 3``, are no body.
        """
        for row, cells in enumerate(self.rows):
            found = self.filled.get(row, [])
            words = [one for one in cells if one.strip() and number_of(one) is None]
            if row and found and (words or len(found) > 1) and not _counts_up([self.numbers[one] for one in found]):
                return row
        return len(self.rows)

    def _columns(self) -> set[int]:
        return {column for _row, column in self.numbers}

    def _head(self, column: int) -> list[str]:
        """What stands above a column; a heading over several columns stands over the first of them."""
        return [cells[column] for cells in self.rows[: self.first] if column < len(cells) and cells[column].strip()]

    def _is_total_row(self, row: int) -> bool:
        labels = [cell for cell in self.rows[row][:_LABELS] if cell.strip() and number_of(cell) is None]
        return (
            bool(labels)
            and any(map(_is_total, labels))
            and any(one in self.numbers for one in self.filled.get(row, ()))
        )

    def added(self, parts: Iterable[tuple[int, int]]) -> Decimal:
        return sum((self.numbers.get(one, Decimal()) for one in parts), Decimal())

    def holds(self, one: _Sum) -> bool:
        return self.numbers[one.row, one.column] == self.added(one.parts)


def _of_rows(table: _Table) -> list[_Sum]:
    """The sums down the columns: for each total row the rows that most of its columns are a sum of."""
    found: list[_Sum] = []
    ends = sorted([*table.totals, *table.sections, len(table.rows)])
    for section in table.sections:
        end = next(one for one in ends if one > section)
        rows = [row for row in table.details if section < row < end]
        found += _best(table, [_down(table, section, rows)] if len(rows) >= _FEWEST_PARTS else [])
    for total in table.totals:
        above = max((one for one in table.totals if one < total), default=-1)
        below = min((one for one in table.totals if one > total), default=len(table.rows))
        choices = [
            [row for row in table.details if above < row < total],
            [row for row in table.details if total < row < below],
            table.sections,
            table.details,
            [one for one in table.totals if one != total],
        ]
        sums = [_down(table, total, rows) for rows in choices if len(rows) >= _FEWEST_PARTS]
        found += _best(table, sums)
    return found


def _down(table: _Table, total: int, rows: list[int]) -> list[_Sum]:
    return [
        _Sum(total, column, tuple((row, column) for row in rows if (row, column) in table.numbers))
        for column in table.columns
        if (total, column) in table.numbers
    ]


def _of_columns(table: _Table) -> list[_Sum]:
    """The sums along the rows: for each total column the run of columns behind or before it that most rows agree with."""
    found: list[_Sum] = []
    for total in table.total_columns:
        behind = [one for one in table.columns if one > total]
        before = [one for one in table.columns if one < total]
        runs = [behind[:length] for length in range(_FEWEST_PARTS, len(behind) + 1)]
        runs += [before[-length:] for length in range(_FEWEST_PARTS, len(before) + 1)]
        sums = [
            [
                _Sum(row, total, tuple((row, column) for column in run if (row, column) in table.numbers))
                for row in [*table.details, *table.sections, *table.totals]
                if (row, total) in table.numbers
            ]
            for run in runs
        ]
        found += _best(table, sums, least=2)
    return found


def _best(table: _Table, choices: list[list[_Sum]], *, least: int = 1) -> list[_Sum]:
    """The reading of a total under which most cells hold, if at least half of them do; none when nothing shows what it is."""
    counted = [(sum(table.holds(one) for one in sums), sums) for sums in choices if sums]
    held, best = max(counted, key=lambda one: one[0], default=(0, []))
    return best if held >= least and 2 * held >= len(best) else _nearly(table, [sums for _held, sums in counted])


def _nearly(table: _Table, choices: list[list[_Sum]]) -> list[_Sum]:
    """A total of one column only, wrong by two digits that changed places: nothing else agrees, and it is plain all the same."""
    for sums in choices:
        if len(sums) == 1 and is_transposed(
            str(table.numbers[sums[0].row, sums[0].column]), str(table.added(sums[0].parts))
        ):
            return sums
    return []


def is_transposed(left: str, right: str) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places."""
    if len(left) != len(right):
        return False
    unequal = [place for place, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    return (
        len(unequal) == 2
        and unequal[1] == unequal[0] + 1
        and left[unequal[0]] == right[unequal[1]]
        and left[unequal[1]] == right[unequal[0]]
    )


def _is_total(label: str) -> bool:
    return bool(_TOTALS.match(fold(label).strip()) or _TOTALS_JA.match(label.strip()))


def _is_ordinal(label: str) -> bool:
    return bool(_ORDINALS.match(fold(label).strip().rstrip(".")) or _ORDINALS_JA.match(label.strip()))


def _counts_up(numbers: Sequence[Decimal]) -> bool:
    """Whether numbers only number what they stand under: 1, 2, 3."""
    return len(numbers) > 2 and list(numbers) == list(map(Decimal, range(1, len(numbers) + 1)))


def _place(one: Wrong) -> tuple[int, int]:
    return one.row, one.column
