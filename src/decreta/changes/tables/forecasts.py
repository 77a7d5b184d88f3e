"""Forecasts that moved later, as a list: whose work is expected when, how often and by how many days that moved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from decreta.changes.queries.forecasts import STATES, Asked, Slipped, counts, in_rows, with_tasks
from decreta.changes.tables.moved import narrowed_by
from decreta.core.actor import Actor
from decreta.ui import moments
from decreta.ui.listing import Chip, View
from decreta.ui.tables import Column, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline

_BREAK = SafeString("<br>")
TABS = {
    "beyond": pgettext_lazy("forecasts that moved", "Expected after the deadline"),
    "open": pgettext_lazy("forecasts that moved", "All open work"),
    "all": pgettext_lazy("forecasts that moved", "All"),
}


def _task(row: Slipped, pen: Pen) -> SafeString:
    link = pen.link(pen.url("directives:task", row.task.pk), row.task.shown_title, row.task.shown_lang)
    return joined(link, _BREAK, pen.small(str(row.assignment.assignee)))


def _days_beyond(row: Slipped, pen: Pen) -> SafeString | str:
    return NOTHING if row.beyond is None else str(row.beyond)


class ForecastsTable(Table[Slipped]):
    """Assignments whose forecast moved later, as far as the reader sees the tasks; what moved last comes first."""

    name = "changes.forecasts"
    label = gettext_lazy("How forecasts moved")
    url_name = "changes:forecasts"
    filters = ("state", "body", "agency", "q", "as_of")
    css = "cards stacked labelled"
    order = ("-moved_at", "pk")
    columns = (
        Column("task", gettext_lazy("Task"), _task, lambda row: row.task.shown_title, is_heading=True, width=60),
        Column(
            "assignee",
            gettext_lazy("Assignee"),
            lambda row, pen: pen.text(str(row.assignment.assignee), "vi"),
            lambda row: str(row.assignment.assignee),
            shown=False,
            width=36,
        ),
        Column(
            "lapse",
            gettext_lazy("Deadline in force"),
            lambda row, pen: pen.lapse(row.assignment.lapse),
            lambda row: deadline(row.assignment.lapse),
            sort=("lapse",),
            css="nw",
        ),
        Column(
            "first",
            gettext_lazy("Expected at first"),
            lambda row, pen: pen.day(row.assignment.forecast_first),
            lambda row: row.assignment.forecast_first,
            sort=("forecast_first",),
            css="nw",
        ),
        Column(
            "forecast",
            gettext_lazy("Expected now"),
            lambda row, pen: pen.day(row.assignment.forecast) if row.assignment.forecast else NOTHING,
            lambda row: row.assignment.forecast,
            sort=("forecast",),
            css="nw",
        ),
        Column(
            "times",
            gettext_lazy("Times moved later"),
            lambda row, pen: str(row.assignment.times),
            lambda row: row.assignment.times,
            sort=("times",),
            is_number=True,
            width=12,
        ),
        Column(
            "days",
            gettext_lazy("Days later"),
            lambda row, pen: str(row.days),
            lambda row: row.days,
            sort=("moved_by",),
            is_number=True,
            width=10,
        ),
        Column(
            "beyond",
            gettext_lazy("Days after the deadline"),
            _days_beyond,
            lambda row: row.beyond,
            is_number=True,
            width=12,
        ),
        Column(
            "moved",
            gettext_lazy("Last moved on"),
            lambda row, pen: pen.moment(row.assignment.moved_at),
            lambda row: row.assignment.moved_at,
            sort=("moved_at",),
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Slipped]:
        asked = Asked.of(query)
        found = counts(actor, asked)
        views = [View(str(TABS[name]), address(asked, name), found[name], name == asked.state) for name in STATES]
        chips = narrowed_by(asked.body, asked.agency, asked.q)
        if asked.as_of is not None:
            chips.append(Chip("as_of", _("As of the end of"), moments.day(asked.as_of)))
        return Selection(
            in_rows(actor, asked),
            fetch=partial(with_tasks, actor),
            chips=chips,
            views=views,
            as_of=asked.as_of,
            facts={"asked": asked},
        )


def address(asked: Asked, state: str) -> str:
    """The list in another state."""
    day = asked.as_of.isoformat() if asked.as_of is not None else ""
    filters = {"state": state, "body": asked.body, "agency": asked.agency, "q": asked.q, "as_of": day}
    return f"{FORECASTS.url}?{urlencode({name: value for name, value in filters.items() if value})}"


FORECASTS = ForecastsTable()
