"""A column: how it is called, what a page shows in its cells, and the plain value behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from decreta.ui.tables.pen import Pen

#: What a cell holds outside of pages: a text, a number, a day, a moment, yes or no, nothing.
Plain = str | int | float | Decimal | dt.date | dt.datetime | bool | None
R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column of rows of type R.

    ``cell`` writes the inside of a cell; what is no safe markup is escaped. ``value`` gives the same as a plain value;
    a column without one (buttons) is never exported. ``sort`` are the fields that order rows by it, ascending: only
    where the database does that by an index or the list is short by nature. ``shown`` columns stand there until the
    reader chooses. ``is_heading`` marks the name of the row, which always stands. ``css`` is the class of its cells,
    ``width`` how many characters it takes on paper and in a workbook.
    """

    key: str
    label: str | Promise
    cell: Callable[[R, Pen], SafeString | str]
    value: Callable[[R], Plain] | None = None
    sort: tuple[str, ...] = ()
    shown: bool = True
    css: str = ""
    is_number: bool = False
    is_heading: bool = False
    width: int = 16

    @property
    def classes(self) -> str:
        """Classes of its cells; numbers stand at the right."""
        return f"{self.css} r".strip() if self.is_number else self.css
