"""The report as an official paper of its regime: head, title, figures in sentences and tables, the annex."""

from __future__ import annotations

from typing import Any, BinaryIO

from decreta.core.letters import printable
from decreta.directives.rendering.heading import heading
from decreta.directives.rendering.printed import Printed, Section
from decreta.documents.rendering.papers import LAYOUTS
from decreta.kit.exporting import typesetting
from decreta.ui.tables import Plain
from decreta.ui.tables.values import in_words


def write(report: Printed, to: BinaryIO) -> None:
    """Set the paper."""
    sections = [*report.summary, *report.breakdowns]
    content = {
        **heading(report),
        "facts": [[label, printable(value)] for label, value in report.facts],
        "paragraphs": [printable(text) for text in report.paragraphs],
        "sections": [_section(one, number) for number, one in enumerate(sections, 1)],
        "mark": report.mark,
        "annex": _section(Section(report.annex.title, report.annex.heads, [])),
    }
    # What cannot be printed is seen to where the rows are set.
    rows = ([_said(value) for value in row] for row in report.annex.rows)
    typesetting.write("report.typ", content, rows, to, moment=report.moment, layouts=LAYOUTS)


def _section(one: Section, number: int = 0) -> dict[str, Any]:
    return {
        "title": f"{number}. {one.title}" if number else one.title,
        "heads": [{"label": label, "width": width, "number": is_number} for label, width, is_number in one.heads],
        "rows": [[printable(_said(value)) for value in row] for row in one.rows],
        "sum": one.has_sum,
    }


def _said(value: Plain) -> str:
    return in_words(value) if value is not None else "–"
