"""The list of minutes."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.core.actor import Actor
from decreta.minutes.models import Minutes
from decreta.ui.listing import View
from decreta.ui.tables import Column, Selection, Table


class MinutesTable(Table[Minutes]):
    """The minutes of sittings, the latest sitting first; `open` are those that are not approved yet."""

    name = "minutes.minutes"
    label = pgettext_lazy("record", "Minutes")
    url_name = "minutes:list"
    filters = ("open",)
    order = ("-sitting__starts_at", "pk")
    css = "cards stacked"
    columns = (
        Column(
            "day",
            pgettext_lazy("minutes", "Sitting of"),
            lambda row, pen: pen.day(row.sitting.starts_at),
            lambda row: row.sitting.starts_at,
            sort=("sitting__starts_at",),
            css="nw",
            width=12,
        ),
        Column(
            "title",
            gettext_lazy("Sitting"),
            lambda row, pen: pen.link(
                pen.url("minutes:minutes", row.pk), row.sitting.shown_title, row.sitting.shown_lang
            ),
            lambda row: row.sitting.shown_title,
            is_heading=True,
            width=60,
        ),
        Column(
            "body",
            gettext_lazy("Body"),
            lambda row, pen: pen.text(row.sitting.body.name, row.sitting.body.name_lang),
            lambda row: row.sitting.body.name,
            sort=("sitting__body__code",),
            width=40,
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.text(str(row.get_state_display())),
            lambda row: str(row.get_state_display()),
            sort=("state",),
            width=18,
        ),
        Column(
            "until",
            gettext_lazy("Remarks until"),
            lambda row, pen: pen.moment(row.comments_until),
            lambda row: row.comments_until,
            css="hide-s",
            width=18,
        ),
        Column(
            "symbol",
            gettext_lazy("Number and symbol"),
            lambda row, pen: pen.sym(row.document.symbol if row.document else ""),
            lambda row: row.document.symbol if row.document else "",
            css="hide-s",
            width=18,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Minutes]:
        found = Minutes.objects.visible_to(actor).select_related("sitting__body", "document")
        is_open, here = query.get("open") == "1", reverse(self.url_name)
        if is_open:
            found = found.filter(approved_at=None)
        views = [
            View(gettext("All minutes"), here, is_current=not is_open),
            View(gettext("Not approved yet"), f"{here}?open=1", is_current=is_open),
        ]
        return Selection(found, views=views)


MINUTES = MinutesTable()
