"""The list of frozen reports."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.core.deadlines import period_words
from decreta.directives.models import FrozenReport
from decreta.ui.tables import Column, Selection, Table
from decreta.ui.tables.pen import NOTHING

_SHORT = 12


def _who(row: FrozenReport) -> str:
    return str(row.frozen_by.get("name") or "")


class ReportTable(Table[FrozenReport]):
    """What was said about a body's tasks, the latest first."""

    name = "directives.reports"
    label = _("Frozen reports")
    url_name = "directives:reports"
    filters = ("body",)
    order = ("-frozen_at", "pk")
    css = "cards named"
    columns = (
        Column(
            "as_of",
            _("As of the end of"),
            lambda row, pen: pen.day(row.as_of),
            lambda row: row.as_of,
            sort=("as_of",),
            width=12,
        ),
        Column(
            "body",
            _("Report of"),
            lambda row, pen: pen.link(pen.url("directives:report_frozen", row.pk), row.body.name, row.body.name_lang),
            lambda row: row.body.name,
            is_heading=True,
            width=50,
        ),
        Column(
            "directive",
            _("Directive"),
            lambda row, pen: pen.sym(row.directive.document.symbol if row.directive else ""),
            lambda row: row.directive.document.symbol if row.directive else "",
            css="hide-s",
            width=20,
        ),
        Column(
            "period",
            _("Period"),
            lambda row, pen: period_words(row.period) if row.period else NOTHING,
            lambda row: period_words(row.period) if row.period else "",
            shown=False,
            width=18,
        ),
        Column(
            "number",
            _("Tasks"),
            lambda row, pen: str(row.number),
            lambda row: row.number,
            css="hide-s",
            is_number=True,
            width=8,
        ),
        Column("who", _("Frozen by"), lambda row, pen: pen.text(_who(row), "vi"), _who, css="hide-s", width=24),
        Column(
            "when",
            _("Frozen at"),
            lambda row, pen: pen.moment(row.frozen_at),
            lambda row: row.frozen_at,
            sort=("frozen_at",),
            css="hide-s",
            width=18,
        ),
        Column(
            "hash",
            _("Hash of the data"),
            lambda row, pen: pen.text(f"{row.content_hash[:_SHORT]}…", css="n"),
            lambda row: row.content_hash,
            shown=False,
            css="hide-s",
            width=30,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[FrozenReport]:
        found = FrozenReport.objects.visible_to(actor).select_related("body", "directive__document")
        if code := query.get("body", "").replace("\x00", ""):
            found = found.filter(body__code=code)
        return Selection(found.defer("content", "directive__document__search"))


REPORTS = ReportTable()
