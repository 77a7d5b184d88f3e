"""The list of sittings."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from decreta.core.actor import Actor
from decreta.meetings.enums import SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.queries.lists import coming, past
from decreta.ui.components.marks import unbroken
from decreta.ui.listing import View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import joined


def _title(row: Sitting, pen: Pen) -> SafeString:
    place = "meetings:room" if row.state == SittingState.OPEN and not row.is_written else "meetings:sitting"
    start = SafeString(f'<a class="q" href="{pen.url(place, row.pk)}" lang="{row.shown_lang}">')
    return joined(start, unbroken(row.shown_title), SafeString("</a>"))


def _state(row: Sitting, pen: Pen) -> SafeString:
    words = capfirst(row.shown_state)
    return pen.text(words, css="nw fw-bold" if row.state == SittingState.OPEN else "nw ink2")


class SittingTable(Table[Sitting]):
    """Sittings to come, the nearest first, or (`when=past`) those that are over, the latest first."""

    name = "meetings.sittings"
    label = gettext_lazy("Sittings")
    url_name = "meetings:list"
    filters = ("when",)
    page_size = 30
    css = "cards stacked"
    columns = (
        Column(
            "time",
            gettext_lazy("Time"),
            lambda row, pen: pen.moment(row.starts_at),
            lambda row: row.starts_at,
            sort=("starts_at",),
            css="nw",
            width=18,
        ),
        Column("title", gettext_lazy("Sitting"), _title, lambda row: row.shown_title, is_heading=True, width=60),
        Column(
            "body",
            gettext_lazy("Body"),
            lambda row, pen: pen.text(row.body.name, row.body.name_lang),
            lambda row: row.body.name,
            sort=("body__code",),
            width=40,
        ),
        Column(
            "chair",
            gettext_lazy("Chair"),
            lambda row, pen: pen.text(row.chair_post.name, row.chair_post.name_lang),
            lambda row: row.chair_post.name,
            shown=False,
            css="hide-s",
            width=30,
        ),
        Column(
            "place", gettext_lazy("Place"), lambda row, pen: row.place, lambda row: row.place, css="hide-s", width=24
        ),
        Column(
            "ends",
            gettext_lazy("Ends"),
            lambda row, pen: pen.moment(row.ends_at),
            lambda row: row.ends_at,
            shown=False,
            css="hide-s",
            width=18,
        ),
        Column("state", gettext_lazy("State"), _state, lambda row: row.shown_state, width=14),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Sitting]:
        is_past, here = query.get("when") == "past", reverse(self.url_name)
        return Selection(
            past(actor) if is_past else coming(actor),
            order=("-starts_at", "pk") if is_past else ("starts_at", "pk"),
            sub=gettext("Past sittings") if is_past else gettext("To come"),
            views=[
                View(gettext("To come"), here, is_current=not is_past),
                View(gettext("Past sittings"), f"{here}?when=past", is_current=is_past),
            ],
            facts={"is_past": is_past},
        )


SITTINGS = SittingTable()
