"""Cycle times as a list: shown, taken along and printed as every list is; each number opens its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.enums import Phase
from decreta.core.actor import Actor
from decreta.directives.queries.cycles import WAYS, Asked, Line, bodies_of, lines_of, meanings, notes
from decreta.ui import moments
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Lines, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined


def _tasks(phase: Phase) -> Column[Line]:
    def cell(row: Line, pen: Pen) -> SafeString:
        found = row.measures.get(phase)
        if found is None:
            return NOTHING
        return joined(
            pen.text(capfirst(str(phase.label)), css="show-s muted"),
            " ",
            pen.link(row.links[phase], moments.number(found.tasks)),
        )

    def value(row: Line) -> int | None:
        found = row.measures.get(phase)
        return found.tasks if found is not None else None

    return Column(phase.value, phase.label, cell, value, is_number=True, width=16)


def _days(phase: Phase, name: str, label: str | Promise) -> Column[Line]:
    def value(row: Line) -> float | None:
        found = row.measures.get(phase)
        return getattr(found, name) if found is not None else None

    def cell(row: Line, pen: Pen) -> SafeString:
        days = value(row)
        if days is None:
            return NOTHING
        return joined(pen.text(str(label), css="show-s muted"), " ", moments.number(days, 1))

    return Column(f"{phase.value}_{name}", label, cell, value, is_number=True, width=10)


class CycleTable(Table[Line]):
    """The phases of a period as of a day, by agency, state or month."""

    name = "directives.cycles"
    label = gettext_lazy("Cycle times")
    url_name = "directives:cycles"
    filters = ("body", "from", "as_of", "by")
    page_size = 500
    css = "cards stacked book counted"
    columns = (
        Column(
            "name",
            pgettext_lazy("cycle times", "Of what"),
            lambda row, pen: pen.text(row.name, row.lang),
            lambda row: row.name,
            is_heading=True,
            width=36,
        ),
        *(
            column
            for phase in Phase
            for column in (
                _tasks(phase),
                _days(phase, "median", pgettext_lazy("days", "median")),
                _days(phase, "most", pgettext_lazy("days", "90 %")),
            )
        ),
    )

    def row_key(self, row: Line) -> str:
        return row.key or "*"

    def row_css(self, row: Line) -> str:
        return "total" if row.is_sum else ""

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Line]:
        bodies = bodies_of(actor)
        asked = Asked.read(query, bodies)
        found: Any = Lines(lines_of(asked, actor) if asked.body is not None else [])
        explained = [f"{capfirst(str(Phase(key).label))}: {text}" for key, text in meanings().items()]
        return Selection(
            found,
            chips=_chips(query, asked),
            as_of=asked.as_of,
            sub=_sub(asked),
            facts={"asked": asked, "bodies": bodies, "cuts": WAYS.items()},
            notes=[*explained, *notes()],
        )


def _chips(query: Mapping[str, str], asked: Asked) -> list[Chip]:
    """What the address asks for; the days stand in the form."""
    if asked.body is None or not query.get("body"):
        return []
    return [Chip("body", _("Body"), asked.body.symbol)]


def _sub(asked: Asked) -> str:
    days = pgettext("cycle times", "What ended from %(first)s to %(last)s. %(by)s.")
    return days % {
        "first": moments.day(asked.first),
        "last": moments.day(asked.as_of),
        "by": WAYS[asked.by],
    }


CYCLES: Final = CycleTable()
