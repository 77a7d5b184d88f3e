"""The three deadlines of an assignment as pages show them: baseline, current, forecast."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Date3:
    """One of the three: ``lapses_at`` (None while undated), its words and its source.

    ``words`` is the deadline as decided ("in March 2025") where it has no day; ``source`` says who
    set it and by what, ``source_url`` opens that.
    """

    lapses_at: dt.datetime | None = None
    words: str | Promise = ""
    source: str | Promise = ""
    source_url: str = ""
    is_plain_day: bool = False


@dataclass(frozen=True)
class Deadlines:
    """Baseline, current and forecast, always in this order; a forecast may be missing."""

    baseline: Date3
    current: Date3
    forecast: Date3 | None = None


#: The drawn scale in the units of its view box: from ``LEFT`` to ``RIGHT``, the line at ``LINE``.
LEFT, RIGHT, LINE = 4, 316, 22


@dataclass(frozen=True)
class Scale:
    """Places of the marks on a line of days."""

    first: dt.date
    last: dt.date
    today_x: float
    baseline_x: float | None
    current_x: float | None
    forecast_x: float | None

    @property
    def today_anchor(self) -> str:
        """How the word "today" hangs on its line, so that it is never cut off at an end."""
        if self.today_x < LEFT + 40:
            return "start"
        return "end" if self.today_x > RIGHT - 40 else "middle"


def scale(deadlines: Deadlines, today: dt.date) -> Scale | None:
    """Places for the drawn scale, or None when nothing has a day to be drawn at."""
    ends = [_day(deadlines.baseline), _day(deadlines.current)]
    forecast = _day(deadlines.forecast) if deadlines.forecast else None
    dated = [day for day in (*ends, forecast) if day]
    if not dated:
        return None
    span = max((max(*dated, today) - min(*dated, today)).days, 1)
    margin = dt.timedelta(days=max(span // 12, 1))
    first, last = min(*dated, today) - margin, max(*dated, today) + margin
    width = (last - first).days

    def x(day: dt.date | None) -> float | None:
        return None if day is None else round(LEFT + (RIGHT - LEFT) * (day - first).days / width, 1)

    today_x = x(today)
    assert today_x is not None
    return Scale(first, last, today_x, x(ends[0]), x(ends[1]), x(forecast))


def _day(one: Date3) -> dt.date | None:
    if one.lapses_at is None:
        return None
    from decreta.ui.moments import local

    # The end of 31 March is drawn at 31 March, though the instant belongs to the next day.
    return (local(one.lapses_at) - dt.timedelta(microseconds=1)).date()
