"""The report as its page shows it: the sentences and tables of the paper, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass

from decreta.directives.rendering.sections import Section
from decreta.ui.tables.values import in_words


@dataclass(frozen=True)
class Cell:
    """A cell as text; numbers stand at the right."""

    text: str
    is_number: bool
    label: str


@dataclass(frozen=True)
class Shown:
    """A table: heads, rows, and the row of its sum if it has one."""

    title: str
    heads: list[Cell]
    rows: list[list[Cell]]
    sum: list[Cell]


def shown(section: Section) -> Shown:
    """A table of the report, ready for a template."""
    rows = [
        [
            Cell(in_words(value) if value is not None else "–", is_number, label)
            for value, (label, _width, is_number) in zip(row, section.heads, strict=True)
        ]
        for row in section.rows
    ]
    heads = [Cell(label, is_number, label) for label, _width, is_number in section.heads]
    if section.has_sum:
        return Shown(section.title, heads, rows[:-1], rows[-1])
    return Shown(section.title, heads, rows, [])
