"""The reports as lists: shown, sorted out by days, taken along and printed as every list is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.books.queries.reports import Period, incoming_report, outgoing_report
from decreta.core.actor import Actor
from decreta.documents import numbering
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined

Row = dict[str, Any]


def _count(key: str, label: Any) -> Column[Row]:
    def cell(row: Row, pen: Pen) -> SafeString:
        return joined(pen.text(str(label), css="show-s muted"), " ", moments.number(row[key]))

    return Column(key, label, cell, lambda row: row[key], is_number=True, width=10)


def _days(row: Row, key: str) -> float | None:
    value: dt.timedelta | None = row[key]
    return round(value.total_seconds() / 86400, 1) if value is not None else None


def _took(key: str, label: Any) -> Column[Row]:
    """Days with one decimal; nothing where nothing was done yet."""

    def cell(row: Row, pen: Pen) -> SafeString:
        days = _days(row, key)
        if days is None:
            return SafeString('<span class="muted hide-s">–</span>')
        return joined(pen.text(str(label), css="show-s muted"), " ", moments.number(days, 1))

    return Column(key, label, cell, lambda row: _days(row, key), is_number=True, width=12)


def _chips(query: Mapping[str, str], period: Period) -> list[Chip]:
    labels = {"from": gettext("From"), "to": gettext("Until"), "as_of": gettext("As of")}
    days = {"from": period.first, "to": period.last, "as_of": period.as_of}
    return [Chip(name, labels[name], moments.day(days[name])) for name in labels if query.get(name)]


def _sub(period: Period) -> str:
    return gettext("%(first)s to %(last)s") % {"first": moments.day(period.first), "last": moments.day(period.last)}


def _lead(row: Row) -> str:
    return row["lead_name"] or gettext("nobody yet")


def _type(row: Row) -> str:
    return numbering.type_name(row["regime"], row["type_code"], on=row["first_on"])


class ReportTable(Table[Row]):
    """A report of a period, as of a day."""

    filters = ("from", "to", "as_of")
    page_size = 100
    css = "cards stacked book"

    def row_key(self, row: Row) -> str:
        return "-".join(str(value) for value in list(row.values())[:2])


class IncomingReport(ReportTable):
    """What became of what came in, by who leads."""

    name = "books.incoming_report"
    label = gettext_lazy("Report on incoming documents")
    url_name = "books:incoming_report"
    order = ("lead_name", "lead_unit")
    columns = (
        Column(
            "lead",
            pgettext_lazy("report", "Unit or person"),
            lambda row, pen: pen.text(_lead(row)),
            _lead,
            is_heading=True,
            width=36,
        ),
        _count("received", pgettext_lazy("report", "Received")),
        _count("marked", pgettext_lazy("report", "Marked")),
        _count("in_time", pgettext_lazy("report", "Done in time")),
        _count("late", pgettext_lazy("report", "Done late")),
        _count("open", pgettext_lazy("report", "Open")),
        _count("overdue", pgettext_lazy("report", "Of these overdue")),
        _took("marked_median", pgettext_lazy("report", "Days to the mark, median")),
        _took("done_median", pgettext_lazy("report", "Days until done, median")),
        _took("done_ninth", pgettext_lazy("report", "Days until done, nine in ten")),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        period = Period.read(query)
        found = incoming_report(period, actor)
        return Selection(
            found, chips=_chips(query, period), as_of=period.as_of, sub=_sub(period), facts={"period": period}
        )


class OutgoingReport(ReportTable):
    """What went out, by type."""

    name = "books.outgoing_report"
    label = gettext_lazy("Report on outgoing documents")
    url_name = "books:outgoing_report"
    order = ("type_code", "regime")
    columns = (
        Column(
            "type",
            pgettext_lazy("report", "Type"),
            lambda row, pen: capfirst(_type(row)),
            _type,
            is_heading=True,
            width=30,
        ),
        _count("issued", pgettext_lazy("report", "Issued")),
        _count("urgent", pgettext_lazy("report", "Of these urgent")),
        _count("late", pgettext_lazy("report", "Entered late")),
        _took("took_median", pgettext_lazy("report", "Days from draft to number, median")),
        _took("took_ninth", pgettext_lazy("report", "Days from draft to number, nine in ten")),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        period = Period.read(query)
        found = outgoing_report(period, actor)
        return Selection(
            found, chips=_chips(query, period), as_of=period.as_of, sub=_sub(period), facts={"period": period}
        )


INCOMING_REPORT = IncomingReport()
OUTGOING_REPORT = OutgoingReport()
