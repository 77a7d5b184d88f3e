"""Tasks by the day on which their deadline lapses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from decreta.assignments.enums import ANSWERABLE, DONE
from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import lapse_as_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.task_list import day_of, filters
from decreta.organisation.queries.calendars import is_working_day
from decreta.seeing.queries.asked import asked, month_of
from decreta.ui.listing import Chip

#: More would be no picture any more; how many there are is said, and a filter shows the others.
MOST = 600
#: As many stand in the square of a day; the others unfold.
SHOWN = 4
_WEEK = 7


@dataclass(frozen=True)
class Day:
    """One square: its tasks, those that are shown at once and those that unfold."""

    date: dt.date
    tasks: list[TaskClass]
    is_within: bool
    is_today: bool
    is_worked: bool

    @property
    def shown(self) -> list[TaskClass]:
        return self.tasks if len(self.tasks) <= SHOWN + 1 else self.tasks[:SHOWN]

    @property
    def folded(self) -> list[TaskClass]:
        return self.tasks[len(self.shown) :]


@dataclass(frozen=True)
class CalendarPage:
    """A month in weeks from Monday on."""

    month: dt.date
    weeks: list[list[Day]]
    number: int
    is_cut: bool
    chips: list[Chip]
    day: dt.date
    """As of the end of which it is told; today it is told as of now."""
    hidden: list[tuple[str, str]]
    """What else the address says, for a form that asks for another day."""

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def before(self) -> dt.date:
        return (self.month - dt.timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> dt.date:
        return (self.month + dt.timedelta(days=31)).replace(day=1)

    @property
    def days(self) -> list[dt.date]:
        """The days of the first week, for the headings."""
        return [one.date for one in self.weeks[0]]


def calendar_page(query: Mapping[str, str], actor: Actor) -> CalendarPage:
    """The tasks of an address whose deadline lapses in a month, each on the day at whose end (or in which) it does.

    As of the day of the address: the deadlines that were in force then, and how the tasks stood.
    """
    day = day_of(query)
    month = month_of(query.get("month") or f"{day:%Y-%m}")
    first = month - dt.timedelta(days=month.weekday())
    following = (month + dt.timedelta(days=31)).replace(day=1)
    last = following + dt.timedelta(days=(_WEEK - following.weekday()) % _WEEK - 1)
    found = asked(query, actor)
    lapsing = _lapsing(found.moment, clock.end_of_day(first - dt.timedelta(days=1)), clock.end_of_day(last), day)
    tasks = found.tasks.filter(pk__in=lapsing.values("matter_id")).order_by("directive__decided_on", "ordinal", "pk")
    rows = classes_of(tasks[: MOST + 1], moment=found.moment, reader=actor)
    by_day: dict[dt.date, list[TaskClass]] = {}
    for row in rows[:MOST]:
        if row.lapses_at is not None:
            by_day.setdefault(day_of_lapse(row.lapses_at), []).append(row)
    days = [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]
    squares = [_day(one, by_day.get(one, []), month) for one in days]
    return CalendarPage(
        month=month,
        weeks=[squares[start : start + _WEEK] for start in range(0, len(squares), _WEEK)],
        number=sum(len(one.tasks) for one in squares if one.is_within),
        is_cut=len(rows) > MOST,
        chips=found.chips,
        day=day,
        hidden=[(name, query[name]) for name in (*filters(), "month") if query.get(name) and name != "as_of"],
    )


def _lapsing(moment: dt.datetime, after: dt.datetime, until: dt.datetime, day: dt.date) -> QuerySet[Assignment]:
    """The assignments that answer for a task and lapse between two moments, by the deadline in force as of a moment."""
    found = Assignment.objects.filter(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)
    if day == clock.today():
        # An index holds it.
        return found.filter(current_lapses_at__gt=after, current_lapses_at__lte=until)
    known = found.filter(assigned_at__lte=moment, recorded_at__lte=moment).annotate(lapse=lapse_as_of(moment))
    return known.filter(lapse__gt=after, lapse__lte=until)


def day_of_lapse(lapses_at: dt.datetime) -> dt.date:
    """The day that a deadline ends: what lapses at 24:00 belongs to the day that ends then."""
    return (lapses_at.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date()


def _day(date: dt.date, tasks: list[TaskClass], month: dt.date) -> Day:
    # What is still to be done comes first: it is what one looks for in a full day.
    return Day(
        date=date,
        tasks=sorted(tasks, key=lambda row: row.timeliness in DONE),
        is_within=(date.year, date.month) == (month.year, month.month),
        is_today=date == clock.today(),
        is_worked=is_working_day(date),
    )
