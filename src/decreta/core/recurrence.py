"""What comes again: "before the 25th of every month", every quarter, every second week, as data and as days.

A rule begins with a deadline as a decision states it and repeats it: the same day of a later month, the same weekday,
the next quarter. Whether a last day that is a day off moves is said by that deadline (`core.deadlines`).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, Self

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from decreta.core import periods
from decreta.core.deadlines import YEARS, Deadline, DeadlineKind
from decreta.core.errors import Invalid, Problems

#: More occurrences than that are no duty that somebody foresees.
MOST: Final = 1000
_FARTHEST_AHEAD: Final = 366


class Unit(StrEnum):
    """What the time between two occurrences is counted in."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
#: Which periods can be repeated by which unit: a month every month, never every week.
_UNITS: Final[Mapping[DeadlineKind, frozenset[Unit]]] = {
    DeadlineKind.DAY: frozenset(Unit),
    DeadlineKind.MONTH: frozenset({Unit.MONTH, Unit.QUARTER, Unit.YEAR}),
    DeadlineKind.QUARTER: frozenset({Unit.QUARTER, Unit.YEAR}),
    DeadlineKind.YEAR: frozenset({Unit.YEAR}),
}


@dataclass(frozen=True)
class Rule:
    """How a duty comes again.

    `first` is the deadline of the occurrence from which the rule holds, and that occurrence's number is `since`. It ends
    with the last occurrence that is due by `until`, or with the occurrence `number`, or never. An occurrence opens when the
    one before it is due, or only `ahead` days before its own last day.
    """

    first: Deadline
    unit: Unit
    every: int = 1
    since: int = 1
    at_month_end: bool = False
    until: dt.date | None = None
    number: int | None = None
    ahead: int | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """A rule from its JSON form. Raises Invalid with everything that is wrong."""
        try:
            found = cls(
                first=Deadline.from_data(data.get("first") or {}),
                unit=Unit(data.get("unit", "")),
                every=int(data.get("every", 1)),
                since=int(data.get("since", 1)),
                at_month_end=bool(data.get("at_month_end", False)),
                until=dt.date.fromisoformat(data["until"]) if data.get("until") else None,
                number=int(data["number"]) if data.get("number") is not None else None,
                ahead=int(data["ahead"]) if data.get("ahead") is not None else None,
            )
        except (TypeError, ValueError):
            raise Invalid.of(_("This rule of repetition cannot be read."), field="unit") from None
        validate(found)
        return found

    def to_data(self) -> dict[str, Any]:
        """The JSON form, in a fixed order."""
        return {
            "first": self.first.to_data(),
            "unit": self.unit.value,
            "every": self.every,
            "since": self.since,
            "at_month_end": self.at_month_end,
            "until": self.until.isoformat() if self.until else None,
            "number": self.number,
            "ahead": self.ahead,
        }

    def deadline(self, occurrence: int) -> Deadline | None:
        """The deadline of an occurrence; None when the rule has ended before it."""
        steps = (occurrence - self.since) * self.every
        if steps < 0 or (self.number is not None and occurrence > self.number):
            return None
        found = self._moved(steps)
        last = last_day(found) if found is not None else None
        if last is None or (self.until is not None and last > self.until):
            return None
        return found

    def following(self, occurrence: int) -> Iterator[tuple[int, Deadline]]:
        """Occurrences from one on, with their deadlines, as long as the rule lasts."""
        while (found := self.deadline(occurrence)) is not None:
            yield occurrence, found
            occurrence += 1

    def _moved(self, steps: int) -> Deadline | None:
        first, months = self.first, steps * _MONTHS.get(self.unit, 0)
        match first.kind:
            case DeadlineKind.DAY:
                assert first.on is not None
                day = self._day(first.on, steps, months)
                return replace(first, on=day) if day.year in YEARS else None
            case DeadlineKind.MONTH:
                day = periods.add_months(dt.date(*periods.month_of(first.month), 1), months)
                return replace(first, month=f"{day:%Y-%m}") if day.year in YEARS else None
            case DeadlineKind.QUARTER:
                year, quarter = periods.quarter_of(first.quarter)
                day = periods.add_months(dt.date(year, quarter * 3, 1), months)
                return replace(first, quarter=f"{day.year}-Q{day.month // 3}") if day.year in YEARS else None
            case _:
                assert first.year is not None
                year = first.year + steps
                return replace(first, year=year) if year in YEARS else None

    def _day(self, first: dt.date, steps: int, months: int) -> dt.date:
        """The day of an occurrence. Each is counted from the first: a short month does not shorten those after it."""
        if self.unit is Unit.WEEK:
            return first + dt.timedelta(weeks=steps)
        day = periods.add_months(first, months)
        return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if self.at_month_end else day


def last_day(deadline: Deadline) -> dt.date:
    """The last day of a calendar period, before a day off moves it."""
    found = deadline.last_day(is_working_day=lambda _day: True)
    assert found is not None  # only calendar periods are repeated
    return found


def validate(rule: Rule) -> None:
    """Refuse a rule that cannot be followed. Raises Invalid with everything that is wrong."""
    problems = Problems()
    units = _UNITS.get(rule.first.kind)
    if units is None:
        problems.add(_("Only a day, a month, a quarter or a year can recur."), "unit", "not_repeatable")
    elif rule.unit not in units:
        problems.add(_("The time between two occurrences is shorter than the period itself."), "unit", "too_short")
    if not 1 <= rule.every <= 60:
        problems.add(_("Give how many weeks, months, quarters or years, from 1 to 60."), "every", "range")
    if rule.number is not None and not rule.since <= rule.number <= MOST:
        problems.add(_("Give how many occurrences there are in all, as many as there are already at least."), "number")
    if rule.ahead is not None and not 0 <= rule.ahead <= _FARTHEST_AHEAD:
        problems.add(_("Give the days from 0 to 366."), "ahead", "range")
    if rule.until is not None and units is not None and rule.until < last_day(rule.first):
        problems.add(_("The last day lies before the first deadline."), "until", "too_early")
    if rule.at_month_end and (rule.first.kind is not DeadlineKind.DAY or rule.unit is Unit.WEEK):
        problems.add(_("Only a day can be the last of its month."), "at_month_end")
    problems.refuse_if_any(Invalid)


def words(rule: Rule, language: str) -> str:
    """The rule as a sentence says it: "every month, on day 25, until 31/12/2026"."""
    with override(language):
        said = [_every(rule)]
        if rule.first.kind is DeadlineKind.DAY and rule.first.on is not None:
            if rule.at_month_end:
                said.append(gettext("on the last day of the month"))
            elif rule.unit is Unit.WEEK:
                said.append(gettext("on %(weekday)s") % {"weekday": date_format(rule.first.on, "l").lower()})
            elif rule.unit is Unit.YEAR:
                said.append(gettext("on %(day)s") % {"day": f"{rule.first.on.day}/{rule.first.on.month}"})
            else:
                pattern = gettext("on day %(n)s") if rule.first.includes_day else gettext("before day %(n)s")
                said.append(pattern % {"n": rule.first.on.day})
        if rule.until is not None:
            said.append(
                pgettext("rule of repetition", "until %(day)s") % {"day": date_format(rule.until, "DATE_FORMAT")}
            )
        if rule.number is not None:
            times = ngettext("%(n)s occurrence in all", "%(n)s occurrences in all", rule.number)
            said.append(times % {"n": rule.number})
        return ("、" if language[:2] == "ja" else ", ").join(said)


def _every(rule: Rule) -> str:
    if rule.every == 1:
        return {
            Unit.WEEK: gettext("every week"),
            Unit.MONTH: gettext("every month"),
            Unit.QUARTER: gettext("every quarter"),
            Unit.YEAR: gettext("every year"),
        }[rule.unit]
    return {
        Unit.WEEK: gettext("every %(n)s weeks"),
        Unit.MONTH: gettext("every %(n)s months"),
        Unit.QUARTER: gettext("every %(n)s quarters"),
        Unit.YEAR: gettext("every %(n)s years"),
    }[rule.unit] % {"n": rule.every}
