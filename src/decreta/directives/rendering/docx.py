"""The report as a text document that an office goes on writing in: upright with its head, the annex across the sheet."""

from __future__ import annotations

from typing import Any, BinaryIO

from decreta.directives.rendering.heading import heading
from decreta.directives.rendering.printed import Printed, Section
from decreta.kit.exporting.docx import Heading, add_heading, add_table, begin, clean, save, turn
from decreta.ui.tables.values import in_words


def write(report: Printed, to: BinaryIO) -> None:
    """Head, title, facts, sentences, numbered tables and the annex."""
    head = heading(report)
    # The prescribed forms write these in capitals.
    written = str if head["regime"] == "generic" else str.upper
    made = Heading(
        left=[written(head["superior"]), written(head["issuer"]), head["numberline"]],
        right=[head["national"], head["motto"], head["dateline"]],
        title=[written(head["type"]), head["subject"]],
    )
    title = f"{report.title} {report.subject}"
    document = begin(title, language=report.language, wide=False, moment=report.moment, is_titled=False)
    add_heading(document, made)
    for label, value in report.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{clean(label)}: ").bold = True
        paragraph.add_run(clean(value))
    for text in report.paragraphs:
        document.add_paragraph(clean(text))
    for number, section in enumerate((*report.summary, *report.breakdowns), 1):
        _add(document, section, f"{number}. {section.title}", wide=False)
    document.add_paragraph(clean(report.mark), style="Caption")
    turn(document)
    _add(document, report.annex, report.annex.title, wide=True)
    save(document, to)


def _add(document: Any, section: Section, title: str, *, wide: bool) -> None:
    document.add_heading(clean(title), level=2)
    rows = ([in_words(value) if value is not None else "–" for value in row] for row in section.rows)
    add_table(document, section.heads, rows, wide=wide, has_sum=section.has_sum)
