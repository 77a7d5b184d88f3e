"""A progress report as a person reads it at the terminal: 80 columns, in one language, every figure with its meaning."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table


def print_report(found: Any) -> None:
    """Print what a report (`decreta.directives.queries.progress`) states."""
    from decreta.directives.queries.progress_words import wording

    out = Console(highlight=False, markup=False, emoji=False)
    words = wording(found)
    out.print(words.title, style="bold")
    for note in words.notes:
        out.print(note)
    figures = Table.grid(padding=(0, 2))
    for word, number, meaning in words.figures:
        figures.add_row(word, "-" if number is None else str(number), meaning)
    out.print(Padding(figures, (1, 0)))
    for problem in found.problems:
        out.print(problem, style="red")
    table = Table(*words.heads)
    for column in table.columns:
        column.overflow = "fold"
    for column in table.columns[1:]:
        column.justify = "right"
    for row in words.rows:
        table.add_row(*row)
    out.print(table)
