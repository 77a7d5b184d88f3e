"""The list of frozen briefings."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from decreta.core.actor import Actor
from decreta.reporting.models import Briefing
from decreta.ui.tables import Column, Selection, Table
from decreta.ui.tables.pen import NOTHING


def _who(row: Briefing) -> str:
    return str(row.frozen_by.get("name") or "")


class BriefingTable(Table[Briefing]):
    """What was put before leaders, the latest first."""

    name = "reporting.briefings"
    label = _("Briefings")
    url_name = "reporting:briefings"
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
            _("Briefing on the tasks of"),
            lambda row, pen: pen.link(pen.url("reporting:briefing", row.pk), row.body.name, row.body.name_lang),
            lambda row: row.body.name,
            is_heading=True,
            width=50,
        ),
        Column(
            "than",
            _("Compared with"),
            lambda row, pen: pen.day(row.than) if row.than else NOTHING,
            lambda row: row.than,
            css="hide-s",
            width=12,
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
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Briefing]:
        found = Briefing.objects.visible_to(actor).select_related("body")
        if code := query.get("body", "").replace("\x00", ""):
            found = found.filter(body__code=code)
        return Selection(found.defer("content"))


BRIEFINGS = BriefingTable()
