"""The reports as lists: shown, sorted out by days, taken along and printed as every list is; each number opens its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from decreta.core.actor import Actor
from decreta.figures.queries import reports
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.lines import Line, lines_of
from decreta.figures.queries.reports import Report
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Lines, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _figure(key: str, label: str | Promise) -> Column[Line]:
    def cell(row: Line, pen: Pen) -> SafeString:
        number = moments.number(row.figures[key])
        shown = pen.link(row.links[key], number) if key in row.links else pen.text(number, css="zero")
        return joined(pen.text(str(label), css="show-s muted"), " ", shown)

    return Column(key, label, cell, lambda row: row.figures[key], is_number=True, width=11)


def _days(key: str, label: str | Promise) -> Column[Line]:
    def cell(row: Line, pen: Pen) -> SafeString:
        days = row.days[key]
        if days is None:
            return SafeString('<span class="muted hide-s">–</span>')
        return joined(pen.text(str(label), css="show-s muted"), " ", moments.number(days))

    return Column(key, label, cell, lambda row: row.days[key], is_number=True, width=12)


def _name(label: str | Promise) -> Column[Line]:
    return Column(
        "name",
        label,
        lambda row, pen: pen.text(row.name.text, row.name.lang),
        lambda row: row.name.text,
        is_heading=True,
        width=36,
    )


_STEP: Final = Column[Line](
    "step", pgettext_lazy("figure", "Step"), lambda row, pen: pen.text(row.step), lambda row: row.step, width=24
)


class ReportTable(Table[Line]):
    """A report of a period, as of a day."""

    filters = ("from", "to", "as_of")
    page_size = 500
    css = "cards stacked book counted"

    def __init__(self, report: Report, label: str | Promise, first: str | Promise, *more: Column[Line]) -> None:
        self.report, self.label = report, label
        self.name, self.url_name = f"figures.{report.key}", f"figures:{report.key}"
        self.columns = (
            _name(first),
            *more,
            *(_figure(one.key, one.label) for one in report.figures),
            *(_days(one.key, one.label) for one in report.measures),
        )

    def row_key(self, row: Line) -> str:
        return row.key

    def row_css(self, row: Line) -> str:
        return row.place

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Line]:
        asked = Asked.read(query)
        found: Any = Lines(lines_of(self.report, asked, actor))
        return Selection(
            found,
            chips=chips_of(query, asked),
            as_of=asked.as_of,
            sub=period_words(asked),
            facts={"asked": asked, "report": self.report},
            notes=notes_of(self.report),
        )


def chips_of(query: Mapping[str, str], asked: Asked) -> list[Chip]:
    """The days that an address names."""
    labels = {"from": pgettext("field", "From"), "to": pgettext("field", "Until"), "as_of": gettext("As of")}
    days = {"from": asked.first, "to": asked.last, "as_of": asked.as_of}
    return [Chip(name, labels[name], moments.day(days[name])) for name in labels if query.get(name)]


def period_words(asked: Asked) -> str:
    """The period in words."""
    return gettext("%(first)s to %(last)s") % {"first": moments.day(asked.first), "last": moments.day(asked.last)}


def notes_of(report: Report) -> list[str]:
    """What the figures mean, below the rows of an export."""
    figures = [f"{one.label}: {one.meaning}" for one in report.figures]
    measures = [f"{one.label}: {one.meaning}" for one in report.measures]
    return [*figures, *measures, gettext("Only what the maker of the report may see is counted.")]


INCOMING = ReportTable(reports.INCOMING, gettext_lazy("Incoming documents"), pgettext_lazy("figure", "Unit that leads"))
OUTGOING = ReportTable(
    reports.OUTGOING, gettext_lazy("Outgoing documents"), pgettext_lazy("figure", "Unit that drafts")
)
STEPS = ReportTable(reports.STEPS, gettext_lazy("Time in each step"), pgettext_lazy("figure", "Step"))
AGEING = ReportTable(reports.AGEING, gettext_lazy("Age of open papers"), pgettext_lazy("figure", "Unit that has them"))
BOTTLENECKS = ReportTable(
    reports.BOTTLENECKS, gettext_lazy("Where papers lie"), pgettext_lazy("figure", "With whom"), _STEP
)
WORKLOAD = ReportTable(reports.WORKLOAD, gettext_lazy("Workload"), pgettext_lazy("figure", "Unit and person"))
TABLES: Final = (INCOMING, OUTGOING, STEPS, AGEING, BOTTLENECKS, WORKLOAD)
