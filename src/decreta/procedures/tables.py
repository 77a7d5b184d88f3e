"""The list of written procedures."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext

from decreta.core.actor import Actor
from decreta.meetings.enums import Form, SittingState
from decreta.procedures.models import Procedure
from decreta.ui.listing import View
from decreta.ui.tables import Column, Selection, Table


def state_words(row: Procedure) -> str:
    """How it stands."""
    if row.is_converted:
        return pgettext("procedure", "turned into a session")
    if row.withdrawn_at is not None:
        return pgettext("procedure", "withdrawn")
    return row.sitting.shown_state


class ProcedureTable(Table[Procedure]):
    """Decisions in writing, the latest deadline first; `asking` are those under way."""

    name = "procedures.procedures"
    label = gettext_lazy("Written procedures")
    url_name = "procedures:list"
    filters = ("asking",)
    order = ("-until", "pk")
    css = "cards stacked"
    columns = (
        Column(
            "until",
            gettext_lazy("Opinions until"),
            lambda row, pen: pen.moment(row.until),
            lambda row: row.until,
            sort=("until",),
            css="nw",
            width=18,
        ),
        Column(
            "title",
            gettext_lazy("Matter"),
            lambda row, pen: pen.link(
                pen.url("procedures:procedure", row.pk), row.sitting.shown_title, row.sitting.shown_lang
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
            width=40,
        ),
        Column(
            "answered",
            gettext_lazy("Forms that came"),
            lambda row, pen: str(row.came),  # type: ignore[attr-defined]
            lambda row: row.came,  # type: ignore[attr-defined]
            is_number=True,
            css="n",
            width=10,
        ),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.text(capfirst(state_words(row))),
            state_words,
            width=20,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Procedure]:
        found = Procedure.objects.visible_to(actor).select_related("sitting__body").annotate(came=Count("forms"))
        is_asking, here = query.get("asking") == "1", reverse(self.url_name)
        if is_asking:
            found = found.filter(sitting__state=SittingState.OPEN, sitting__form=Form.WRITTEN)
        views = [
            View(gettext("All procedures"), here, is_current=not is_asking),
            View(gettext("Opinions are asked for"), f"{here}?asking=1", is_current=is_asking),
        ]
        return Selection(found, views=views)


PROCEDURES = ProcedureTable()
