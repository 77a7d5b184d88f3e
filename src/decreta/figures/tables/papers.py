"""The rows behind a figure as a list."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.core.actor import Actor
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.papers import Behind, Paper, papers_of
from decreta.figures.tables.reports import TABLES, notes_of, period_words
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined

_BREAK = SafeString("<br>")


def _title(row: Paper, pen: Pen) -> SafeString:
    second = " · ".join(filter(None, (row.symbol, row.number)))
    shown = pen.link(row.url, row.title, row.lang) if row.url else pen.text(row.title, row.lang)
    return joined(shown, _BREAK, pen.sym(second)) if second else shown


def _lasted(row: Paper, pen: Pen) -> SafeString:
    if row.days is None:
        return SafeString('<span class="muted hide-s">–</span>')
    return joined(pen.text(pgettext("figure", "Working days"), css="show-s muted"), " ", moments.number(row.days))


class PapersTable(Table[Paper]):
    """Exactly the rows that one number counts."""

    name = "figures.papers"
    label = gettext_lazy("Papers behind a figure")
    url_name = "figures:papers"
    filters = (
        "report",
        "figure",
        "office",
        "lead_unit",
        "step",
        "unit_id",
        "post_id",
        "holding_id",
        "from",
        "to",
        "as_of",
    )
    css = "cards stacked"
    columns = (
        Column("title", gettext_lazy("Subject"), _title, lambda row: row.title, is_heading=True, width=60),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.symbol),
            lambda row: row.symbol,
            shown=False,
            width=20,
        ),
        Column(
            "number",
            gettext_lazy("Number of arrival"),
            lambda row, pen: pen.text(row.number),
            lambda row: row.number,
            shown=False,
            width=14,
        ),
        Column(
            "unit",
            gettext_lazy("Unit"),
            lambda row, pen: pen.text(row.unit, row.unit_lang),
            lambda row: row.unit,
            width=30,
        ),
        Column("where", gettext_lazy("State"), lambda row, pen: pen.text(row.where), lambda row: row.where, width=24),
        Column(
            "since",
            pgettext_lazy("figure", "Since"),
            lambda row, pen: pen.moment(row.began_at),
            lambda row: row.began_at,
            width=16,
        ),
        Column(
            "until",
            pgettext_lazy("figure", "Until"),
            lambda row, pen: pen.moment(row.until),
            lambda row: row.until,
            css="hide-s",
            width=16,
        ),
        Column(
            "days", pgettext_lazy("figure", "Working days"), _lasted, lambda row: row.days, is_number=True, width=12
        ),
    )

    def row_key(self, row: Paper) -> str:
        return row.key

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Paper]:
        asked, behind = Asked.read(query), Behind.read(query)
        report, figure = behind.report, behind.figure
        found = behind.rows(asked, actor)
        of = next(one for one in TABLES if one.report is report)
        return Selection(
            found,
            lambda part: papers_of(report, part, actor),
            chips=[Chip("figure", of.label, figure.label)] if query.get("figure") else [],
            as_of=asked.as_of,
            order=(report.order, "pk"),
            sub=f"{of.label}: {figure.label}, {period_words(asked)}",
            facts={"asked": asked, "behind": behind, "of": of},
            notes=[f"{figure.label}: {figure.meaning}", notes_of(report)[-1]],
        )


PAPERS = PapersTable()
