"""Cycle times as they are shown: how long each phase took, and what is measured."""

from __future__ import annotations

import datetime as dt

from typing_extensions import TypedDict

from decreta.core.actor import Actor
from decreta.directives.queries.cycles import Asked, Line, lines_of, meanings, notes


class MeasureShape(TypedDict):
    """One phase: how many assignments, of how many tasks, ended it; calendar days; the address of those tasks."""

    phase: str
    assignments: int
    tasks: int
    median_days: float
    ninetieth_days: float
    rows: str


class CycleLineShape(TypedDict):
    """A line, or the sum of all: `key` is `o:CODE`, `b:CODE`, `u:CODE` or `h:ID`, a state, or a month."""

    key: str
    label: str
    is_sum: bool
    phases: list[MeasureShape]


class CyclesShape(TypedDict):
    """What ended in a period as of the end of a day, of the tasks that the post may see."""

    body: str
    first_on: dt.date
    as_of: dt.date
    by: str
    definitions: dict[str, str]
    notes: list[str]
    lines: list[CycleLineShape]


def shown(asked: Asked, actor: Actor) -> CyclesShape:
    """The lines of a period, counted for somebody."""
    assert asked.body is not None
    return {
        "body": asked.body.code,
        "first_on": asked.first,
        "as_of": asked.as_of,
        "by": asked.by,
        "definitions": meanings(),
        "notes": notes(),
        "lines": [_line(one) for one in lines_of(asked, actor)],
    }


def _line(of: Line) -> CycleLineShape:
    return {
        "key": of.key,
        "label": of.name,
        "is_sum": of.is_sum,
        "phases": [
            {
                "phase": phase,
                "assignments": one.number,
                "tasks": one.tasks,
                "median_days": one.median,
                "ninetieth_days": one.most,
                # The page's addresses and these are asked for in the same words.
                "rows": f"/api/v1/tasks?{of.links[phase].partition('?')[2]}",
            }
            for phase, one in sorted(of.measures.items())
        ],
    }
