"""Which task waits for which, drawn across the rows of the lines of time.

Each row draws its own stretch of an arrow in parts of its cell, so that the stretches meet however high the rows are: from
the end of the awaited task along its row to the day on which the other may begin, and there up or down to that one's line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.queries.classes import TaskClass
from decreta.linking.queries.dependencies import Standing, among, judged
from decreta.linking.starting import last_day

_MIDDLE = 50


@dataclass(frozen=True)
class Stroke:
    """A stretch from one place of a cell to another, in hundredths of its width and height."""

    x1: float
    y1: float
    x2: float
    y2: float
    standing: Standing


@dataclass(frozen=True)
class Head:
    """The head of an arrow at the line of the task that waits."""

    x: float
    is_from_above: bool
    standing: Standing


@dataclass
class Drawn:
    """What one row draws."""

    strokes: list[Stroke] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """An arrow in words, for whoever does not see it."""

    task: TaskClass
    needs: TaskClass
    begins_on: dt.date | None
    standing: Standing


@dataclass(frozen=True)
class Arrows:
    """The arrows of a page: what each row draws, and all of them in words."""

    rows: dict[UUID, Drawn]
    said: list[Said]


def arrows(
    rows: Sequence[TaskClass],
    actor: Actor,
    *,
    as_of: dt.date,
    moment: dt.datetime,
    percent: Callable[[dt.date], float],
) -> Arrows:
    """The dependencies between the tasks of a page. One statement."""
    places = {row.task.pk: place for place, row in enumerate(rows)}
    known = {row.task.pk: row for row in rows}
    drawn: dict[UUID, Drawn] = {}
    said: list[Said] = []
    for one in among(Ids(places), actor, moment):
        begins, standing = judged(one, known, as_of)
        needs, task = known[one.needs_id], known[one.task_id]
        said.append(Said(task, needs, begins, standing))
        finish = needs.forecast_on or last_day(needs.lapses_at)
        if begins is None or finish is None:
            continue
        start, end = percent(finish), percent(begins)
        first, last = places[one.needs_id], places[one.task_id]
        is_down = first < last
        for place in range(min(first, last), max(first, last) + 1):
            row = drawn.setdefault(rows[place].task.pk, Drawn())
            if place == first:
                row.strokes.append(Stroke(start, _MIDDLE, end, _MIDDLE, standing))
                row.strokes.append(Stroke(end, _MIDDLE, end, 100 if is_down else 0, standing))
            elif place == last:
                row.strokes.append(Stroke(end, 0 if is_down else 100, end, _MIDDLE, standing))
                row.heads.append(Head(end, is_down, standing))
            else:
                row.strokes.append(Stroke(end, 0, end, 100, standing))
    return Arrows(drawn, said)
