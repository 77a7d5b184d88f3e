"""The figures of paper work as they are shown: a report with its lines, and the rows behind every number."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from uuid import UUID

from typing_extensions import TypedDict

from decreta.api.queries.common import at, moment
from decreta.core.actor import Actor
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.lines import Line, lines_of
from decreta.figures.queries.papers import Paper
from decreta.figures.queries.reports import Figure, Measure, Report


class FigureShape(TypedDict):
    """What a figure is called, and what it means."""

    key: str
    label: str
    meaning: str


class LineShape(TypedDict):
    """One line: what its rows have in common, its figures, the address of the rows behind each that is not nought.

    `line` is a group, `subtotal` the sum of the lines that share what it has in `narrow`, `sum` that of all lines.
    """

    key: str
    kind: Literal["line", "subtotal", "sum"]
    name: str
    step: str
    narrow: dict[str, str]
    figures: dict[str, int]
    days: dict[str, int | None]
    papers: dict[str, str]


class FiguresShape(TypedDict):
    """A report of a period as of the end of a day, of what the post may see. `parts` add up to the first figure."""

    report: str
    first_on: dt.date
    last_on: dt.date
    as_of: dt.date
    counted_at: dt.datetime
    figures: list[FigureShape]
    parts: list[str]
    measures: list[FigureShape]
    lines: list[LineShape]


class PaperRow(TypedDict):
    """One row behind a figure: the arrival, document or assignment, since when, how many working days."""

    kind: Literal["arrival", "document", "assignment"]
    id: UUID
    title: str
    symbol: str
    number: str
    unit: str
    state: str
    since: dt.datetime
    until: dt.datetime | None
    days: int | None


def shown(report: Report, asked: Asked, actor: Actor) -> FiguresShape:
    """A report, counted for somebody."""
    return {
        "report": report.key,
        "first_on": asked.first,
        "last_on": asked.last,
        "as_of": asked.as_of,
        "counted_at": moment(asked.moment),
        "figures": [_explained(one) for one in report.figures],
        "parts": list(report.parts),
        "measures": [_explained(one) for one in report.measures],
        "lines": [_line(one) for one in lines_of(report, asked, actor)],
    }


def row(of: Paper) -> PaperRow:
    """One row behind a figure."""
    return {
        "kind": of.kind,
        "id": of.of,
        "title": of.title,
        "symbol": of.symbol,
        "number": of.number,
        "unit": of.unit,
        "state": of.where,
        "since": moment(of.began_at),
        "until": at(of.until),
        "days": of.days,
    }


def _explained(of: Figure | Measure) -> FigureShape:
    return {"key": of.key, "label": str(of.label), "meaning": str(of.meaning)}


def _line(of: Line) -> LineShape:
    places = of.place.split()
    return {
        "key": of.key,
        "kind": "sum" if "total" in places else "subtotal" if "part" in places else "line",
        "name": of.name.text,
        "step": of.step,
        "narrow": dict(of.narrow),
        "figures": of.figures,
        "days": of.days,
        # The page's addresses and these are asked for in the same words.
        "papers": {name: f"/api/v1/figures/papers?{link.partition('?')[2]}" for name, link in of.links.items()},
    }
