"""The grid of an import: rows of one state, a page of them, each cell with what is wrong in it or what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core.texts import whole_number
from decreta.kit.importing import Column, ColumnKind, Fault, Importable
from decreta.kit.models import BatchState, ImportBatch, ImportRow, RowOutcome, RowState
from decreta.ui import moments
from decreta.ui.listing import Pager, View

PAGE = 50
_MADE = 20
#: Marks of states: the shape and word of the look that each is written with.
MARKS = {"new": "plus", "changed": "pen-line", "unchanged": "check", "faulty": "triangle-alert"}
_NOTES = {
    "hidden_sheets": gettext_lazy("Hidden sheets are not read: %(names)s."),
    "merged": gettext_lazy("Merged cells: the value holds for every row of the %(count)s merged ranges."),
    "asides": gettext_lazy("Left out as titles of sections, totals or signatures: rows %(rows)s."),
    "formulas": gettext_lazy("%(count)s cells hold formulas: their last computed values are read."),
    "encoding_guessed": gettext_lazy(
        "The letters of the file were guessed (%(encoding)s). If they look wrong, choose others."
    ),
}


@dataclass(frozen=True)
class Cell:
    """A cell as the grid shows it."""

    column: Column
    text: str
    faults: list[Fault]
    remarks: list[Fault]
    before: str | None = None

    @property
    def offers(self) -> list[str]:
        """Values that could be meant."""
        return [offer for fault in self.faults for offer in fault.offers]

    @property
    def is_long(self) -> bool:
        return len(self.text) > 40 or self.column.is_many


@dataclass(frozen=True)
class Line:
    """A row of the grid."""

    row: ImportRow
    cells: list[Cell]
    general: list[Fault]
    mark: str
    address: str = ""


@dataclass(frozen=True)
class Grid:
    """One page of rows."""

    columns: list[Column]
    lines: list[Line]
    views: list[View]
    pages: Pager
    state: str
    page: int


def grid(batch: ImportBatch, importable: Importable, asked: Mapping[str, str]) -> Grid:
    """The rows of a state (the faulty ones first, when there are any), 50 a page. Two statements."""
    known = {one.value for one in RowState}
    state = asked.get("state", "")
    if state not in known | {"all"}:
        state = "faulty" if batch.counts.get("faulty") else "all"
    page = max(1, whole_number(asked.get("page", ""), otherwise=1))
    rows = batch.rows.all() if state == "all" else batch.rows.filter(state=state)
    total = rows.count()
    page = min(page, max(1, -(-total // PAGE)))
    columns = [one for one in importable.columns if one.key in batch.mapping and not one.is_hidden]
    shown = rows.order_by("number")[(page - 1) * PAGE : page * PAGE]
    return Grid(
        columns=columns,
        lines=[line(row, columns, importable) for row in shown],
        views=_views(batch, state),
        pages=Pager.numbered(page, PAGE, total),
        state=state,
        page=page,
    )


def line(row: ImportRow, columns: list[Column], importable: Importable) -> Line:
    """A row with its cells."""
    faults = [Fault.from_data(one) for one in row.faults]
    remarks = [Fault.from_data(one) for one in row.remarks]
    before = {column: old for column, old, _new in row.difference}
    keys = {one.key for one in columns}
    cells = [
        Cell(
            column,
            _shown(column, row.cells.get(column.key, "")),
            [one for one in faults if one.column == column.key],
            [one for one in remarks if one.column == column.key],
            _shown(column, before[column.key]) if column.key in before and row.state == RowState.CHANGED else None,
        )
        for column in columns
    ]
    address = importable.address(row.result_kind, row.result_id) if row.result_id and row.outcome != "undone" else ""
    return Line(row, cells, [one for one in faults if one.column not in keys], MARKS[row.state], address)


def _shown(column: Column, text: str) -> str:
    """A cell as people read it: days in the order of the reader's language."""
    if column.kind is ColumnKind.DATE:
        try:
            return moments.day(dt.date.fromisoformat(text))
        except ValueError:
            pass
    return text.replace("\ufdd0", "")


def _views(batch: ImportBatch, state: str) -> list[View]:
    counts = batch.counts
    found = [View(_("All rows"), "?state=all", sum(counts.values()), state == "all")]
    order = (RowState.FAULTY, RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)
    return found + [
        View(one.label, f"?state={one.value}", counts.get(one.value, 0), state == one.value) for one in order
    ]


def notes(batch: ImportBatch) -> list[str]:
    """What is to be known about the sheet, in the reader's language."""
    return [str(_NOTES[one["code"]]) % one for one in batch.notes if one["code"] in _NOTES]


@dataclass(frozen=True)
class Result:
    """What became of a batch."""

    counts: dict[str, int]
    rows: list[ImportRow]
    pages: Pager
    made: list[tuple[ImportRow, str, str]]

    @property
    def is_undoable(self) -> bool:
        return bool(self.counts.get(RowOutcome.DONE))


def result(batch: ImportBatch, importable: Importable, asked: Mapping[str, str]) -> Result:
    """How many rows are in, refused, undone; the ones with a reason in full, the first of the others. Three statements."""
    outcomes = batch.rows.order_by().values_list("outcome").annotate(n=Count("pk"))
    counts = {outcome: n for outcome, n in outcomes}  # noqa: C416 - the rows are tuples of two
    page = max(1, whole_number(asked.get("page", ""), otherwise=1))
    told = batch.rows.exclude(reason="").order_by("number")
    total = counts.get(RowOutcome.REFUSED, 0) + counts.get(RowOutcome.KEPT, 0)
    made = [
        (row, importable.address(row.result_kind, row.result_id) if row.result_id else "", _called(row, importable))
        for row in batch.rows.filter(outcome=RowOutcome.DONE).order_by("number")[:_MADE]
    ]
    return Result(counts, list(told[(page - 1) * PAGE : page * PAGE]), Pager.numbered(page, PAGE, total), made)


def _called(row: ImportRow, importable: Importable) -> str:
    """What a row is called in a list of results: its longest needed cell."""
    needed = [row.cells.get(one.key, "") for one in importable.columns if one.required]
    return max(needed, key=len, default="")[:160]


def untouched(batch: ImportBatch) -> int:
    """Rows that were left as they are: unchanged, faulty, or not come to before it was cancelled."""
    return batch.rows.filter(outcome=RowOutcome.NONE).count()


def is_working(batch: ImportBatch) -> bool:
    """Whether the worker has the batch in hand."""
    return batch.state in (BatchState.JUDGING, BatchState.RUNNING, BatchState.UNDOING)


def steps(batch: ImportBatch | None, *, at: str) -> list[dict[str, Any]]:
    """The steps of an import, which are done, which is open."""
    names = {
        "upload": _("Upload"),
        "sheet": _("Read"),
        "columns": _("Match columns"),
        "preview": _("Look through"),
        "result": _("Import"),
    }
    order = list(names)
    here = order.index(at)
    return [
        {"label": label, "number": number + 1, "is_done": number < here, "is_current": number == here}
        for number, label in enumerate(names.values())
    ]
