"""A progress report as a person reads it at the terminal: 80 columns, in one language, every figure with its meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

#: The endings of files that a report is written to.
FORMS: Final = ("pdf", "docx", "xlsx", "csv")


def write_report(found: Any, to: Path) -> None:
    """Write a report to a file, in the present language."""
    from django.utils.translation import get_language

    from decreta.core import clock
    from decreta.directives.queries.report_data import report_data
    from decreta.directives.rendering import write

    data = report_data(found)
    with to.open("wb") as file:
        write(data, to.suffix[1:], file, language=(get_language() or "vi")[:2], moment=clock.now())


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
