"""Figures as data: what a ratio, an equation, a chart or a matrix shows. Drawn by the server as SVG."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from decreta.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.utils.functional import Promise


@dataclass(frozen=True)
class Part:
    """One part of a whole: a state (or ``near_due``) and how many; ``url`` opens the rows behind it."""

    state: str
    count: int
    url: str = ""
    label: str | Promise = ""

    @property
    def mark(self) -> str:
        """Colour and shape of the part."""
        return words.STATES[self.state].mark if self.state in words.STATES else self.state

    @property
    def name(self) -> str | Promise:
        """The word of the part."""
        return self.label or words.STATES[self.state].short


@dataclass(frozen=True)
class Ratio:
    """n of N with its parts, its noun and its definition, which names denominator and as-of day.

    ``of`` follows the number: "of 13 done in time". Parts of zero stand in the legend when they
    are ``done_late`` or ``overdue``; other zeros are left out.
    """

    n: int
    total: int
    of: str | Promise
    parts: Sequence[Part]
    definition: str | Promise = ""

    @property
    def legend(self) -> list[Part]:
        """Parts that the legend names."""
        return [part for part in self.parts if part.count or part.state in ("done_late", "overdue")]


@dataclass(frozen=True)
class Term:
    """One number of an equation with what it counts; ``sign`` stands before it (``=``, ``+``)."""

    value: int
    label: str | Promise
    url: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Row:
    """One row of bars or of a matrix; ``note`` says the parts in words."""

    label: str | Promise
    parts: Sequence[Part]
    url: str = ""
    note: str | Promise = ""
    lang: str = ""

    @property
    def total(self) -> int:
        """How many there are in the row."""
        return sum(part.count for part in self.parts)

    @property
    def counts(self) -> Mapping[str, Part]:
        """The parts by state."""
        return {part.state: part for part in self.parts}


@dataclass(frozen=True)
class Change:
    """How many came to a state and how many left it, with the addresses of the rows behind both."""

    state: str
    came: int
    went: int
    came_url: str
    went_url: str


@dataclass(frozen=True)
class Point:
    """A step of a chart over time: from ``on`` the value holds."""

    on: dt.date
    value: int


@dataclass(frozen=True)
class Steps:
    """A step chart over days: what is done against what is to be done by then."""

    first: dt.date
    last: dt.date
    target: int
    points: Sequence[Point]
    target_label: str | Promise
    value_label: str | Promise
    title: str | Promise


#: Drawing area of a step chart, in the units of its view box.
WIDTH, HEIGHT = 440, 176
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 424, 20, 148


@dataclass(frozen=True)
class Drawing:
    """A step chart ready to print: paths and labels with their places."""

    grid: str
    path: str
    area: str
    end_x: float
    end_y: float
    target_y: float
    ticks: Sequence[tuple[float, int]]
    days: Sequence[tuple[float, dt.date, str]]
    value: int
    box: str = field(default=f"0 0 {WIDTH} {HEIGHT}")


def draw(chart: Steps) -> Drawing:
    """Place a step chart. Raises ``ValueError`` for a chart whose last day is before its first."""
    span = (chart.last - chart.first).days
    if span < 0:
        raise ValueError("a chart cannot end before it begins")
    top = max([chart.target, *(point.value for point in chart.points), 1])

    def x(day: dt.date) -> float:
        return round(_LEFT + (_RIGHT - _LEFT) * ((day - chart.first).days / (span or 1)), 1)

    def y(value: int) -> float:
        return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)

    path, value = f"M{_LEFT} {_BOTTOM}", 0
    for point in chart.points:
        path += f"H{x(point.on)}V{y(point.value)}"
        value = point.value
    path += f"H{_RIGHT}"
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**9) if top / size <= 4)
    ticks = [(y(at), at) for at in range(0, top, step) if at < top * 0.9]
    return Drawing(
        grid="".join(f"M{_LEFT} {at}H{_RIGHT}" for at, _ in ticks),
        path=path,
        area=f"{path}V{_BOTTOM}z",
        end_x=_RIGHT,
        end_y=y(value),
        target_y=y(chart.target),
        ticks=ticks,
        days=_days(chart, x),
        value=value,
    )


def _days(chart: Steps, x: Callable[[dt.date], float]) -> list[tuple[float, dt.date, str]]:
    """Labels of the axis: both ends and those steps that have room between them."""
    shown = [(x(chart.first), chart.first, "start")]
    for point in chart.points:
        if x(point.on) - shown[-1][0] >= 60 and _RIGHT - x(point.on) >= 60:
            shown.append((x(point.on), point.on, "middle"))
    if chart.last > chart.first:
        shown.append((_RIGHT, chart.last, "end"))
    return shown


def segments(parts: Sequence[Part], whole: int, gap: float = 0.006) -> list[tuple[str, float, float]]:
    """Fill, start and width of every part in a bar of ``whole`` units, with hairline gaps.

    ``gap`` is the share of the whole that stays free between two parts.
    """
    at, out = 0.0, []
    for part in parts:
        if part.count:
            width = max(part.count - whole * gap, part.count * 0.5)
            out.append((part.mark, round(at, 3), round(width, 3)))
            at += part.count
    return out
