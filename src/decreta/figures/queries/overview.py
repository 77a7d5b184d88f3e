"""What the page of figures draws: sums, bands of age, steps, the longest stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.core.actor import Actor
from decreta.figures.enums import GOING_OUT
from decreta.figures.queries import reports
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.counting import Counted, Tally, count, count_together
from decreta.figures.queries.lines import Line, address, lines
from decreta.figures.queries.names import Names
from decreta.figures.queries.reports import Report
from decreta.ui import moments
from decreta.ui.charts import Part, Row, Term

#: How much is shown of where papers lie; the report shows all.
_NARROWEST: Final = 5
#: Colour and shape of a band of age: what is old is seen first.
_MARKS: Final = {"age_0": "intime", "age_3": "progress", "age_6": "near", "age_11": "overdue"}
_STATES: Final = {"in_time": "done_in_time", "late": "done_late", "within": "in_progress_in_time", "over": "overdue"}
_WAY: Final = {
    "drafting": "progress",
    "checking": "reported",
    "signing": "reported",
    "numbering": "near",
    "dispatching": "near",
    "sent": "intime",
    "withdrawn": "closed",
}


@dataclass(frozen=True)
class Overview:
    """Everything that the page shows, each number with the address of its rows."""

    received: int
    incoming: list[Term]
    incoming_bar: list[Row]
    incoming_before: str
    outgoing: list[Row]
    outgoing_total: int
    ages: list[Row]
    open: int
    steps: list[Row]
    narrowest: list[Line]
    is_empty: bool


def overview(asked: Asked, actor: Actor) -> Overview:
    """Count for somebody. Five statements for the counting, one for names, whatever there is."""
    came, went = count(reports.INCOMING, asked, actor), count(reports.OUTGOING, asked, actor)
    before = count(reports.INCOMING, asked.before(), actor)
    ages, lying = count_together((reports.AGEING, reports.BOTTLENECKS), asked, actor)
    steps = count(reports.STEPS, asked, actor)
    narrowest = [one for one in lines(lying, Names.of([lying])) if one.step]
    return Overview(
        received=came.total.counts["received"],
        incoming=_terms(came),
        incoming_bar=[_bar(reports.INCOMING, came, _STATES, _("All that was received"))],
        incoming_before=_before(before.total, asked.before()),
        outgoing=_outgoing(went),
        outgoing_total=went.total.counts["drafted"],
        ages=_ages(ages),
        open=ages.total.counts["open"],
        steps=_steps(steps),
        narrowest=sorted(narrowest, key=lambda one: -one.figures["open"])[:_NARROWEST],
        is_empty=not (came.groups or went.groups or ages.groups or steps.groups),
    )


def _terms(came: Counted) -> list[Term]:
    signs = {"received": "", "in_time": "="}
    figures = {one.key: one for one in came.report.figures}
    return [
        Term(
            came.total.counts[key],
            str(figures[key].label).lower(),
            address(came.report, came.asked, key) if came.total.counts[key] else "",
            signs.get(key, "+"),
        )
        for key in ("received", *came.report.parts)
    ]


def _bar(report: Report, counted: Counted, marks: dict[str, str], label: str) -> Row:
    parts = [
        Part(mark, counted.total.counts[key], address(report, counted.asked, key), str(_label(report, key)))
        for key, mark in marks.items()
    ]
    return Row(label, parts, address(report, counted.asked, report.figures[0].key))


def _label(report: Report, key: str) -> str:
    figure = report.figure(key)
    return str(figure.label) if figure is not None else key


def _before(tally: Tally, asked: Asked) -> str:
    return _("Before (%(first)s–%(last)s): %(received)s received, %(done)s done, %(over)s overdue") % {
        "first": moments.day(asked.first),
        "last": moments.day(asked.last),
        "received": moments.number(tally.counts["received"]),
        "done": moments.number(tally.counts["in_time"] + tally.counts["late"]),
        "over": moments.number(tally.counts["over"]),
    }


def _outgoing(went: Counted) -> list[Row]:
    return [
        Row(
            _label(went.report, key),
            [Part(mark, went.total.counts[key], label=_label(went.report, key))],
            address(went.report, went.asked, key) if went.total.counts[key] else "",
        )
        for key, mark in _WAY.items()
    ]


def _ages(ages: Counted) -> list[Row]:
    return [
        Row(
            _label(ages.report, key),
            [Part(mark, ages.total.counts[key], label=_label(ages.report, key))],
            address(ages.report, ages.asked, key) if ages.total.counts[key] else "",
        )
        for key, mark in _MARKS.items()
    ]


def _steps(steps: Counted) -> list[Row]:
    """The median of each step of what goes out, over all offices; the note says the rest in words."""
    together: dict[str, Tally] = {}
    for key, tally in steps.groups.items():
        if len(key) > 1:
            whole = together.setdefault(key[1], Tally())
            whole.counts.update(tally.counts)
            for name, lengths in tally.days.items():
                whole.days[name].update(lengths)
    measures = {one.key: one for one in steps.report.measures}
    found = []
    for step in GOING_OUT:
        tally = together.get(step, Tally())
        passed, median = tally.counts["passed"], tally.measured(measures["median"])
        ninth = tally.measured(measures["ninth"])
        note = ngettext(
            "%(n)s passage, nine in ten within %(days)s", "%(n)s passages, nine in ten within %(days)s", passed
        )
        words = note % {"n": moments.number(passed), "days": ninth} if passed else _("nothing passed")
        found.append(Row(capfirst(step.label), [Part("progress", median or 0, label=step.label)], "", words))
    return found
