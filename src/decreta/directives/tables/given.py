"""What was handed down as lists: how many of each receiver stand how, and each of them with its task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.hands import charged, named
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.queries.given import (
    CLASSES,
    Asked,
    Choices,
    Line,
    Row,
    choices_of,
    definitions,
    given,
    lines_of,
    rows_of,
)
from decreta.directives.queries.periods import period_words
from decreta.ui import moments, words
from decreta.ui.listing import Chip
from decreta.ui.tables import Column, Lines, Pen, Selection, Table
from decreta.ui.tables.pen import NOTHING, joined
from decreta.ui.tables.values import deadline


def _number(key: str, label: Any) -> Column[Line]:
    def value(row: Line) -> int:
        return row.counts[key] if key else row.total

    def cell(row: Line, pen: Pen) -> SafeString:
        number = value(row)
        shown = pen.link(row.links[key], moments.number(number)) if number else pen.text("0", css="zero")
        return joined(pen.text(str(label), css="show-s muted"), " ", shown)

    return Column(key or "total", label, cell, value, is_number=True, width=12)


def _urge(row: Line, pen: Pen) -> SafeString:
    """The way to a letter to who is late, for who may write it. Where figures of another day stand nobody is urged by them."""
    return pen.link(row.urge_url, str(_("Draft urging letter"))) if row.urge_url else SafeString("")


class HandedDownTable(Table[Line]):
    """To whom work was handed down, by how it stands, as of the end of a day."""

    name = "directives.handed_down"
    label = pgettext_lazy("list", "Handed down")
    url_name = "directives:handed_down"
    filters = ("giver", "who", "load", "directive", "due", "as_of")
    page_size = 500
    css = "cards stacked book counted"
    columns = (
        Column(
            "receiver",
            pgettext_lazy("handed down", "To"),
            lambda row, pen: pen.text(row.name, row.lang),
            lambda row: row.name,
            is_heading=True,
            width=40,
        ),
        *(_number(one, words.STATES[one].short) for one in CLASSES),
        _number("", pgettext_lazy("handed down", "Together")),
        Column("act", gettext_lazy("Act"), _urge),
    )

    def row_key(self, row: Line) -> str:
        return row.key or "*"

    def row_css(self, row: Line) -> str:
        return "total" if row.is_sum else ""

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Line]:
        asked = Asked.read(query, actor)
        found: Any = Lines(lines_of(asked, actor))
        choices = choices_of(asked, actor)
        return Selection(
            found,
            chips=_chips(asked, choices),
            as_of=asked.day if asked.day != clock.today() else None,
            sub=_sub(asked),
            facts={"asked": asked, "choices": choices},
            notes=definitions(),
        )


def _period(row: Row) -> str:
    return period_words(row.assignment.due_period) if row.assignment.due_period else ""


def _letter(row: Row, pen: Pen) -> SafeString:
    if row.letter is None:
        return NOTHING
    return pen.link(pen.url("documents:document", row.letter.document_id), _letter_words(row))


def _letter_words(row: Row) -> str:
    """The number of the letter, or that it is drafted; how urgent it is."""
    if row.letter is None:
        return ""
    symbol = row.letter.document.symbol or _("drafted")
    return f"{symbol}, {row.letter.get_colour_display()}" if row.letter.colour else symbol


class GivenTable(Table[Row]):
    """Each thing that was handed down, as of the end of a day."""

    name = "directives.given"
    label = pgettext_lazy("list", "What was handed down")
    url_name = "directives:given"
    filters = ("giver", "who", "load", "directive", "due", "as_of")
    order = ("current_lapses_at", "pk")
    css = "cards stacked"
    columns = (
        Column(
            "title",
            gettext_lazy("Task"),
            lambda row, pen: pen.link(
                pen.url("directives:task", row.task.pk), row.task.shown_title, row.task.shown_lang
            ),
            lambda row: row.task.shown_title,
            is_heading=True,
            width=60,
        ),
        Column(
            "directive",
            gettext_lazy("Directive"),
            lambda row, pen: pen.sym(row.task.directive.document.symbol),
            lambda row: row.task.directive.document.symbol,
            width=24,
        ),
        Column(
            "receiver",
            pgettext_lazy("handed down", "To"),
            lambda row, pen: charged([row.receiver]),
            lambda row: named(row.receiver),
            width=32,
        ),
        Column(
            "given",
            gettext_lazy("Handed down on"),
            lambda row, pen: pen.moment(row.assignment.assigned_at),
            lambda row: row.assignment.assigned_at,
            shown=False,
            width=18,
        ),
        Column(
            "deadline",
            gettext_lazy("Deadline (current)"),
            lambda row, pen: pen.lapse(row.standing.current_lapses_at),
            lambda row: deadline(row.standing.current_lapses_at),
            width=20,
        ),
        Column(
            "baseline",
            gettext_lazy("Deadline (baseline)"),
            lambda row, pen: pen.lapse(row.standing.baseline_lapses_at),
            lambda row: deadline(row.standing.baseline_lapses_at),
            shown=False,
            width=20,
        ),
        Column(
            "period",
            gettext_lazy("Due in the period"),
            lambda row, pen: _period(row) or NOTHING,
            _period,
            shown=False,
            width=18,
        ),
        Column(
            "forecast",
            gettext_lazy("Forecast"),
            lambda row, pen: pen.day(row.standing.forecast_on),
            lambda row: row.standing.forecast_on,
            shown=False,
            width=12,
        ),
        Column(
            "percent",
            gettext_lazy("Percent done"),
            lambda row, pen: f"{row.standing.percent} %" if row.standing.percent is not None else NOTHING,
            lambda row: row.standing.percent,
            is_number=True,
            width=10,
        ),
        Column(
            "reported",
            gettext_lazy("Reported done"),
            lambda row, pen: pen.moment(row.standing.done_reported_at),
            lambda row: row.standing.done_reported_at,
            shown=False,
            width=18,
        ),
        Column("letter", gettext_lazy("Urging letter"), _letter, _letter_words, width=24),
        Column(
            "state",
            gettext_lazy("State"),
            lambda row, pen: pen.state(row.load),
            lambda row: str(words.STATES[row.load].label),
            width=24,
        ),
    )

    def row_key(self, row: Row) -> str:
        return str(row.assignment.pk)

    def row_css(self, row: Row) -> str:
        return "late" if row.load == "overdue" else ""

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Row]:
        asked = Asked.read(query, actor)
        choices = choices_of(asked, actor)
        return Selection(
            given(asked, actor),
            lambda found: rows_of(found, asked, actor),
            chips=_chips(asked, choices),
            as_of=asked.day if asked.day != clock.today() else None,
            sub=_sub(asked),
            facts={"asked": asked, "choices": choices},
        )


def _chips(asked: Asked, choices: Choices) -> list[Chip]:
    """What the address narrows by, in words; the day stands in the form."""
    said = asked.narrowed
    receivers = {key: name for key, name, _lang in choices.receivers}
    found = []
    if who := said.get("who"):
        found.append(Chip("who", pgettext("handed down", "To"), receivers.get(who, NOTHING)))
    if load := said.get("load"):
        found.append(Chip("load", _("State"), words.STATES[load].short))
    if directive := said.get("directive"):
        found.append(Chip("directive", _("Directive"), dict(choices.directives).get(directive, NOTHING)))
    if due := said.get("due"):
        found.append(Chip("due", _("Due in the period"), period_words(due)))
    return found


def _sub(asked: Asked) -> str:
    if asked.giver is None:
        return ""
    return pgettext("handed down", "By %(giver)s, as of the end of %(day)s.") % {
        "giver": asked.giver.name,
        "day": moments.day(asked.day),
    }


HANDED_DOWN: Final = HandedDownTable()
GIVEN: Final = GivenTable()
