"""A row while it is judged or acted on: cells as written, values as meant, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from decreta.core.days import Order
from decreta.kit.importing.faults import Fault
from decreta.kit.models import RowState


@dataclass
class Row:
    """One row of the sheet under the keys of the importable's columns."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    #: What is right but worth knowing: a former name that means another agency today.
    remarks: list[Fault] = field(default_factory=list)
    key: str = ""
    state: RowState = RowState.NEW
    difference: list[tuple[str, str, str]] = field(default_factory=list)
    #: What the row changes, where it is in the records already.
    thing: Any = None

    def fault(self, column: str, code: str, *, offers: Iterable[str] = (), **facts: object) -> None:
        """Note what is wrong in a cell."""
        self.faults.append(Fault(column, code, {name: str(one) for name, one in facts.items()}, tuple(offers)))

    def remark(self, column: str, code: str, **facts: object) -> None:
        """Note how a cell was understood, where that is not plain."""
        self.remarks.append(Fault(column, code, {name: str(one) for name, one in facts.items()}))

    def is_wrong_in(self, *columns: str) -> bool:
        """Whether a fault stands in one of these columns."""
        return any(one.column in columns for one in self.faults)

    def get(self, column: str, otherwise: Any = None) -> Any:
        """The value of a cell; `otherwise` where it is empty or its column is not in the sheet."""
        value = self.values.get(column)
        return otherwise if value in (None, "", []) else value

    @property
    def changes(self) -> frozenset[str]:
        """The columns in which the row differs from the records."""
        return frozenset(column for column, _before, _after in self.difference)


@dataclass(frozen=True)
class Standing:
    """What the records hold of a row's thing: the thing, and its values by column."""

    thing: Any
    shown: Mapping[str, Any]


@dataclass
class Judged:
    """The rows that are judged together, and the whole file they stand in."""

    rows: list[Row]
    orders: Mapping[str, Order]
    #: Every key of the file with the number of its row, for rows that name others of the same file.
    find_keys: Callable[[], Mapping[str, int]]
    columns: frozenset[str] = frozenset()
    #: What an importable has read once for the whole file.
    memo: dict[str, Any] = field(default_factory=dict)
    #: Columns in which an empty cell empties what is there: only those in which a change is taken back.
    may_empty: frozenset[str] = frozenset()

    @cached_property
    def keys(self) -> Mapping[str, int]:
        """The keys of the whole file."""
        return self.find_keys()
