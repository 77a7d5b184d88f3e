"""The matrix as it is written: one line for an address and a method, one column for each of the people.

A cell is the status that is answered; a star behind it says that something was done (an entry was written in the
log). Forms are sent empty, or with what `stage.py` gives along: 422 shows them again with everything that is wrong,
302 without a star leads back to a page that says why not.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass

from tests import access
from tests.access.people import PEOPLE

METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Cell:
    """What one person gets."""

    status: int
    has_acted: bool = False

    @classmethod
    def read(cls, text: str) -> Cell:
        return cls(int(text.rstrip("*")), text.endswith("*"))

    def __str__(self) -> str:
        return f"{self.status}{'*' if self.has_acted else ''}"


@dataclass(frozen=True)
class Row:
    """What everybody gets at an address with a method."""

    name: str
    method: str
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Area:
    """The rows of an area, and its sentence about the things on which they are tried."""

    name: str
    about: str
    rows: tuple[Row, ...]


def areas() -> Iterator[Area]:
    """Every module of this folder that has rows."""
    for found in pkgutil.iter_modules(access.__path__):
        module = importlib.import_module(f"tests.access.{found.name}")
        if hasattr(module, "ROWS"):
            about = " ".join((module.__doc__ or "").split())
            yield Area(found.name.rstrip("_"), about, tuple(read(module.ROWS)))


def read(text: str) -> Iterator[Row]:
    """The rows of a table. Its first line names the columns, so that a column is never mistaken for another."""
    head, *lines = text.strip().splitlines()
    columns = head.split()
    if columns != list(PEOPLE):
        raise ValueError(f"the columns are {list(PEOPLE)}, not {columns}")
    for line in lines:
        name, method, *cells = line.split()
        yield Row(name, method, dict(zip(PEOPLE, map(Cell.read, cells), strict=True)))


def rows() -> dict[tuple[str, str], Row]:
    """Every row by address and method. Raises ValueError when one stands twice."""
    found: dict[tuple[str, str], Row] = {}
    for area in areas():
        for row in area.rows:
            if (row.name, row.method) in found:
                raise ValueError(f"{row.method} {row.name} stands twice")
            found[row.name, row.method] = row
    return found


def written(found: list[Row]) -> str:
    """Rows as a table, for whoever adds one."""
    width = max(len(row.name) for row in found)
    lines = [" " * (width + 6) + "  ".join(PEOPLE)]
    for row in found:
        cells = "  ".join(f"{row.cells[who]!s:<{len(who)}}" for who in PEOPLE)
        lines.append(f"{row.name:<{width}} {row.method:<4} {cells}".rstrip())
    return "\n".join(lines)
