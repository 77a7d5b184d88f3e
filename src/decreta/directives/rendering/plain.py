"""The report as a plain table: its figures, its tables, its annex, one below the other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from decreta.directives.rendering.printed import Printed
from decreta.kit.exporting.plain import cell
from decreta.ui.tables import Plain


def write(report: Printed, to: BinaryIO) -> None:
    """Write the lines; a blank one stands between two tables."""
    text = io.TextIOWrapper(to, encoding="utf-8-sig", newline="", write_through=True)
    out = csv.writer(text)
    for line in _lines(report):
        out.writerow([cell(value) for value in line])
    text.flush()
    text.detach()


def _lines(report: Printed) -> Iterator[Sequence[Plain]]:
    yield [report.title, report.subject, report.issuer]
    yield from ([label, value] for label, value in report.facts)
    yield from ([text] for text in report.paragraphs)
    for section in (*report.summary, *report.breakdowns, report.annex):
        yield []
        yield [section.title]
        yield [label for label, _width, _is_number in section.heads]
        yield from section.rows
    yield []
    yield [report.mark]
