"""Which days are asked for, and as of the end of which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.days import Order, read_day
from decreta.figures.queries.working import Calendar, WorkingDays


@dataclass(frozen=True)
class Window:
    """A period in moments, and the calendar by which days are counted in it: the values of statements that are kept.

    `is_now` says whether what stands now is asked for: then open stays are those without an end.
    """

    begins: dt.datetime
    ends: dt.datetime
    moment: dt.datetime
    is_now: bool
    calendar: Calendar

    def between(self, since: Any, until: Any) -> WorkingDays:
        """The working days between two moments of a row."""
        return self.calendar.between(since, until)


@dataclass(frozen=True)
class Asked:
    """A period and the day at whose end it is looked at; only what was done by then is counted."""

    first: dt.date
    last: dt.date
    as_of: dt.date
    _calendars: dict[tuple[UUID | None, int], Calendar] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Asked:
        """From an address; without days the quarter up to today. Words that are no day say nothing."""
        today = clock.today()
        as_of = _day(query.get("as_of", "")) or today
        last = _day(query.get("to", "")) or as_of
        first = _day(query.get("from", "")) or dt.date(last.year, last.month - (last.month - 1) % 3, 1)
        return cls(min(first, last), last, as_of)

    @cached_property
    def moment(self) -> dt.datetime:
        """The moment at which everything is counted: the end of the day, or now."""
        return min(clock.end_of_day(self.as_of), clock.now())

    @property
    def is_now(self) -> bool:
        """Whether what stands now is asked for: then open stays are those without an end."""
        return self.as_of >= clock.today()

    @property
    def begins(self) -> dt.datetime:
        """The first moment of the period."""
        return clock.start_of_day(self.first)

    @property
    def ends(self) -> dt.datetime:
        """The last moment of the period that is counted."""
        return min(clock.end_of_day(self.last), self.moment)

    @property
    def address(self) -> str:
        """The same, written."""
        return urlencode(self.query)

    def window(self, actor: Actor) -> Window:
        """What statements are asked with. The calendar is that of the office that asks; it is read once."""
        key = actor.organisation_id, self.as_of.year
        if key not in self._calendars:
            self._calendars[key] = Calendar.of(actor.organisation_id, self.as_of)
        return Window(self.begins, self.ends, self.moment, self.is_now, self._calendars[key])

    def before(self) -> Asked:
        """The period of as many days before this one, as of its own last day: what this one is compared with."""
        last = self.first - dt.timedelta(days=1)
        return Asked(last - (self.last - self.first), last, last, self._calendars)

    @property
    def query(self) -> dict[str, str]:
        """The same as parameters of an address."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat(), "as_of": self.as_of.isoformat()}


def _day(text: str) -> dt.date | None:
    found = read_day(text.strip()[:40]) if text.strip() else None
    day = found.by(Order.DAY_FIRST) if found is not None else None
    return day if day is not None and 1990 <= day.year <= 2199 else None
