"""Tasks along a line of time: from the decision to the deadline, as decided and as it stands, with forecast and report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decreta.changes.queries.recovery import recovery_days
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.texts import whole_number
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.seeing.queries.arrows import Drawn, Said, arrows
from decreta.seeing.queries.asked import asked
from decreta.seeing.queries.calendar import day_of_lapse
from decreta.ui import words
from decreta.ui.listing import Chip, Pager

PAGE = 50
#: The line is 1,000 units long; a bar is never so short that it cannot be seen.
WIDTH = 1000
_LEAST = 6
#: As many marks of months as can be read on a line; with more, years or parts of years are marked.
_MOST_TICKS = 12


@dataclass(frozen=True)
class Tick:
    """A mark on the axis: where, and the first day of its month."""

    x: float
    day: dt.date

    @property
    def percent(self) -> float:
        """Where its name stands: names are not stretched with the line."""
        return self.x * 100 / WIDTH


@dataclass(frozen=True)
class Bar:
    """One task: the stretch until its baseline, what was added since, and single days; None where there is none."""

    row: TaskClass
    begins_on: dt.date
    baseline_on: dt.date | None
    lapses_on: dt.date | None
    reported_on: dt.date | None
    start: float
    baseline: float | None
    lapse: float | None
    forecast: float | None
    reported: float | None
    recover_on: dt.date | None = None
    recovery: float | None = None
    drawn: Drawn | None = None

    @property
    def mark(self) -> str:
        """Which colour the line has."""
        return words.STATES[self.row.timeliness].mark

    @property
    def base_width(self) -> float:
        """How long the stretch until the baseline is."""
        return max(_LEAST, (self.baseline or self.start) - self.start)

    @property
    def added_width(self) -> float:
        """How far the present deadline lies behind the baseline; nought where it does not."""
        if self.baseline is None or self.lapse is None:
            return 0
        return max(0, self.lapse - self.baseline)


@dataclass(frozen=True)
class TimelinePage:
    """One page of tasks on one axis."""

    bars: list[Bar]
    ticks: list[Tick]
    today: float | None
    said: list[Said]
    chips: list[Chip]
    pages: Pager
    as_of: dt.date
    moment: dt.datetime


@dataclass(frozen=True)
class _Axis:
    first: dt.date
    last: dt.date

    def x(self, day: dt.date) -> float:
        return round(WIDTH * (day - self.first).days / max(1, (self.last - self.first).days), 1)

    def percent(self, day: dt.date) -> float:
        """Where a day stands, in hundredths; what lies outside stands at the end."""
        return round((self.place(day) or 0) * 100 / WIDTH, 2)

    def place(self, day: dt.date | None) -> float | None:
        return None if day is None else self.x(min(max(day, self.first), self.last))


def timeline_page(query: Mapping[str, str], actor: Actor) -> TimelinePage:
    """A page of the tasks of an address, in the order of the list: by directive, then as it states them."""
    found = asked(query, actor)
    number = max(1, whole_number(query.get("page", ""), otherwise=1))
    start = (number - 1) * PAGE
    in_order = found.tasks.order_by("directive__decided_on", "directive_id", "ordinal", "pk")
    rows = classes_of(in_order[start : start + PAGE + 1], moment=found.moment, reader=actor)
    shown = rows[:PAGE]
    as_of = (found.moment.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date()
    recovered = recovery_days([row.task.pk for row in shown], found.moment, reader=actor) if shown else {}
    axis = _axis(shown, as_of, recovered.values())
    linked = arrows(shown, actor, as_of=as_of, moment=found.moment, percent=axis.percent)
    return TimelinePage(
        bars=[_bar(row, axis, linked.rows.get(row.task.pk), recovered.get(row.task.pk)) for row in shown],
        said=linked.said,
        ticks=_ticks(axis),
        today=axis.place(as_of),
        chips=found.chips,
        pages=Pager(
            first=start + 1 if shown else 0,
            last=start + len(shown),
            previous={"page": number - 1} if number > 1 else {},
            next={"page": number + 1} if len(rows) > PAGE else {},
        ),
        as_of=as_of,
        moment=found.moment,
    )


def _begins(row: TaskClass) -> dt.date:
    return row.task.directive.document.issued_on or row.task.directive.decided_on


def _axis(rows: Sequence[TaskClass], as_of: dt.date, recovered: Iterable[dt.date]) -> _Axis:
    """From the first day of the first month to the last of the last, so that marks stand at both ends."""
    days = [as_of, *map(_begins, rows), *recovered]
    for row in rows:
        days += [day_of_lapse(one) for one in (row.baseline_lapses_at, row.lapses_at) if one is not None]
        days += [one for one in (row.forecast_on,) if one is not None]
    last = max(days)
    return _Axis(min(days).replace(day=1), (last.replace(day=1) + dt.timedelta(days=31)).replace(day=1))


def _bar(row: TaskClass, axis: _Axis, drawn: Drawn | None, recover_on: dt.date | None) -> Bar:
    begins_on = _begins(row)
    baseline_on = day_of_lapse(row.baseline_lapses_at) if row.baseline_lapses_at else None
    lapses_on = day_of_lapse(row.lapses_at) if row.lapses_at else None
    reported_on = row.reported_at.astimezone(clock.zone()).date() if row.reported_at else None
    return Bar(
        row=row,
        begins_on=begins_on,
        baseline_on=baseline_on,
        lapses_on=lapses_on,
        reported_on=reported_on,
        start=axis.x(begins_on),
        baseline=axis.place(baseline_on),
        lapse=axis.place(lapses_on),
        forecast=axis.place(row.forecast_on),
        reported=axis.place(reported_on),
        recover_on=recover_on,
        recovery=axis.place(recover_on),
        drawn=drawn,
    )


def _ticks(axis: _Axis) -> list[Tick]:
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next(
        (one for one in (1, 2, 3, 6, 12) if months / one <= _MOST_TICKS), 12 * (1 + months // (12 * _MOST_TICKS))
    )
    found, at = [], axis.first.year * 12 + axis.first.month - 1
    for month in range(at, at + months, step):
        day = dt.date(month // 12, month % 12 + 1, 1)
        found.append(Tick(axis.x(day), day))
    return found
