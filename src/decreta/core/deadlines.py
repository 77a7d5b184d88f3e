"""By when: deadlines as they were decided, and the exact moment at which they lapse.

A decision says "in March", "in March and April", "before the 10th", "within one week from the day the
locality has the information", or nothing. Each is kept as it was said, as data; the moment of lapse is
computed (Civil Code of Viet Nam, Articles 147-148):

* a period ends at 24:00 of its last day, which is 00:00 of the day after in the office's zone;
* the day of the event that starts a period is not counted;
* a last day that is a day off moves to the next working day; Saturdays worked in compensation count as working.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from decreta.core import periods
from decreta.core.errors import Invalid, Problems

WorkingDay = Callable[[dt.date], bool]

#: Events that the decision itself brings about: nobody has to record them. `DECISION` stands for the one of them that
#: the decision's times run from where its words name none ("within 15 days").
DECIDED, ISSUED, RECEIVED, DECISION = "decided", "issued", "received", "decision"
_LONGEST_REST = 60
YEARS = range(1900, 2200)


class DeadlineKind(StrEnum):
    """How precisely a decision states its deadline."""

    DAY = "day"
    MONTH = "month"
    MONTH_RANGE = "month_range"
    QUARTER = "quarter"
    YEAR = "year"
    EVENT = "event"
    STANDING = "standing"
    UNSTATED = "unstated"


class PeriodUnit(StrEnum):
    """What the time after an event is counted in."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


ITEMISED = frozenset(
    {DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.MONTH_RANGE, DeadlineKind.QUARTER, DeadlineKind.YEAR}
)
_FIELDS: dict[DeadlineKind, tuple[str, ...]] = {
    DeadlineKind.DAY: ("on", "includes_day"),
    DeadlineKind.MONTH: ("month",),
    DeadlineKind.MONTH_RANGE: ("first", "last"),
    DeadlineKind.QUARTER: ("quarter",),
    DeadlineKind.YEAR: ("year",),
    DeadlineKind.EVENT: ("event_key", "amount", "unit", "event_words"),
    DeadlineKind.STANDING: (),
    DeadlineKind.UNSTATED: (),
}


@dataclass(frozen=True)
class Deadline:
    """A deadline as a decision states it. Only the fields of its kind are set.

    `month`, `first` and `last` are written `2025-03`, `quarter` `2025-Q1`. `includes_day` says whether
    "by the 10th" (true) or "before the 10th" (false) was meant. `event_words` names the event in the
    languages it is known in. `rolls_to_working_day` is the rule of a last day that is a day off; a regime
    or a decision may set it aside.
    """

    kind: DeadlineKind
    on: dt.date | None = None
    includes_day: bool = True
    month: str = ""
    first: str = ""
    last: str = ""
    quarter: str = ""
    year: int | None = None
    event_key: str = ""
    amount: int | None = None
    unit: PeriodUnit | None = None
    event_words: tuple[tuple[str, str], ...] = ()
    rolls_to_working_day: bool = True

    @classmethod
    def of_day(cls, on: dt.date, *, includes_day: bool = True) -> Self:
        return cls(DeadlineKind.DAY, on=on, includes_day=includes_day)

    @classmethod
    def of_month(cls, month: str) -> Self:
        return cls(DeadlineKind.MONTH, month=month)

    @classmethod
    def of_months(cls, first: str, last: str) -> Self:
        return cls(DeadlineKind.MONTH_RANGE, first=first, last=last)

    @classmethod
    def of_quarter(cls, quarter: str) -> Self:
        return cls(DeadlineKind.QUARTER, quarter=quarter)

    @classmethod
    def of_year(cls, year: int) -> Self:
        return cls(DeadlineKind.YEAR, year=year)

    @classmethod
    def after_event(cls, event_key: str, amount: int, unit: PeriodUnit, words: Mapping[str, str] | None = None) -> Self:
        """So much time from an event (trap T8); undated until the event is recorded."""
        said = tuple(sorted((words or {}).items()))
        return cls(DeadlineKind.EVENT, event_key=event_key, amount=amount, unit=unit, event_words=said)

    @classmethod
    def standing(cls) -> Self:
        """A standing duty: never lapses."""
        return cls(DeadlineKind.STANDING)

    @classmethod
    def unstated(cls) -> Self:
        """The decision says nothing. Nobody fills this in later (trap T5)."""
        return cls(DeadlineKind.UNSTATED)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """A deadline from its JSON form. Raises Invalid with everything that is wrong."""
        deadline = cls(**_read(data))
        validate(deadline)
        return deadline

    def to_data(self) -> dict[str, Any]:
        """The JSON form: the kind, its fields and the rolling rule, in a fixed order."""
        data: dict[str, Any] = {"kind": self.kind.value}
        for name in _FIELDS[self.kind]:
            value = getattr(self, name)
            if name == "event_words":
                if value:
                    data[name] = dict(value)
            else:
                data[name] = value.isoformat() if isinstance(value, dt.date) else _plain(value)
        if _FIELDS[self.kind]:
            data["roll_to_working_day"] = self.rolls_to_working_day
        return data

    @property
    def is_itemised(self) -> bool:
        """Whether the decision states a calendar period (trap T5)."""
        return self.kind in ITEMISED

    @property
    def is_relative(self) -> bool:
        """Whether an event must start the clock."""
        return self.kind is DeadlineKind.EVENT

    @property
    def period_label(self) -> str:
        """The period that reports group by: `2025-03`, `2025-03/2025-04`, `2025-Q2`, `2025`; a day stands in its month."""
        match self.kind:
            case DeadlineKind.DAY:
                return f"{self.on:%Y-%m}"
            case DeadlineKind.MONTH:
                return self.month
            case DeadlineKind.MONTH_RANGE:
                return f"{self.first}/{self.last}"
            case DeadlineKind.QUARTER:
                return self.quarter
            case DeadlineKind.YEAR:
                return str(self.year)
            case _:
                return ""

    def last_day(self, *, started_on: dt.date | None = None, is_working_day: WorkingDay) -> dt.date | None:
        """The last day, before a day off moves it; None when there is none (yet)."""
        match self.kind:
            case DeadlineKind.DAY:
                assert self.on is not None
                return self.on if self.includes_day else self.on - dt.timedelta(days=1)
            case DeadlineKind.MONTH:
                return periods.last_day_of_month(*periods.month_of(self.month))
            case DeadlineKind.MONTH_RANGE:
                return periods.last_day_of_month(*periods.month_of(self.last))
            case DeadlineKind.QUARTER:
                year, quarter = periods.quarter_of(self.quarter)
                return periods.last_day_of_month(year, quarter * 3)
            case DeadlineKind.YEAR:
                assert self.year is not None
                return dt.date(self.year, 12, 31)
            case DeadlineKind.EVENT:
                return _after(self, started_on, is_working_day) if started_on else None
            case _:
                return None


def lapses_at(
    deadline: Deadline, *, started_on: dt.date | None = None, is_working_day: WorkingDay, zone: ZoneInfo
) -> dt.datetime | None:
    """The first instant at which the deadline has passed, or None when it has no moment of lapse (yet).

    `started_on` is the day of the event that starts a relative deadline; calendar periods do not read it.
    """
    day = deadline.last_day(started_on=started_on, is_working_day=is_working_day)
    if day is None:
        return None
    if deadline.rolls_to_working_day:
        day = next_working_day(day, is_working_day)
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, tzinfo=zone)


def next_working_day(day: dt.date, is_working_day: WorkingDay) -> dt.date:
    """The day itself if it is worked, else the next one that is. A calendar without one in sixty days is an error."""
    for ahead in range(_LONGEST_REST):
        candidate = day + dt.timedelta(days=ahead)
        if is_working_day(candidate):
            return candidate
    raise Invalid.of(_("The calendar has no working day in the sixty days from %(day)s.") % {"day": day.isoformat()})


def validate(deadline: Deadline) -> None:  # noqa: C901 - one case per kind
    """Refuse a deadline that cannot be computed. Raises Invalid with everything that is wrong."""
    problems = Problems()
    match deadline.kind:
        case DeadlineKind.DAY if deadline.on is None:
            problems.add(_("Give the day."), "on")
        case DeadlineKind.DAY if deadline.on is not None and deadline.on.year not in YEARS:
            problems.add(_("Give the year with four digits."), "on")
        case DeadlineKind.MONTH:
            _check(problems, "month", deadline.month, periods.month_of)
        case DeadlineKind.MONTH_RANGE:
            _check(problems, "first", deadline.first, periods.month_of)
            _check(problems, "last", deadline.last, periods.month_of)
            if not problems.found and deadline.first >= deadline.last:
                problems.add(_("The last month must come after the first."), "last")
        case DeadlineKind.QUARTER:
            _check(problems, "quarter", deadline.quarter, periods.quarter_of)
        case DeadlineKind.YEAR if deadline.year not in YEARS:
            problems.add(_("Give the year with four digits."), "year")
        case DeadlineKind.EVENT:
            if not deadline.event_key:
                problems.add(_("Name the event from which the time runs."), "event_key")
            if deadline.amount is None or not 0 < deadline.amount <= 3660:
                problems.add(_("Give how many days, weeks or months, at least one."), "amount")
            if deadline.unit is None:
                problems.add(_("Say what the time is counted in."), "unit")
        case _:
            pass
    problems.refuse_if_any(Invalid)


def words(deadline: Deadline, language: str) -> str:
    """The deadline as a sentence says it: "in March 2025", "trong tháng 3 năm 2025", 「2025年3月中」."""
    with override(language):
        match deadline.kind:
            case DeadlineKind.DAY:
                assert deadline.on is not None
                said = gettext("by %(date)s") if deadline.includes_day else gettext("before %(date)s")
                return said % {"date": date_format(deadline.on, "DATE_FORMAT")}
            case DeadlineKind.MONTH:
                return gettext("in %(period)s") % {"period": month_words(deadline.month)}
            case DeadlineKind.MONTH_RANGE:
                ends = {"first": month_words(deadline.first), "last": month_words(deadline.last)}
                return gettext("from %(first)s to %(last)s") % ends
            case DeadlineKind.QUARTER:
                return gettext("in %(period)s") % {"period": quarter_words(deadline.quarter)}
            case DeadlineKind.YEAR:
                return gettext("in the year %(year)s") % {"year": deadline.year}
            case DeadlineKind.EVENT:
                return _event_words(deadline, language)
            case DeadlineKind.STANDING:
                return gettext("standing")
            case DeadlineKind.UNSTATED:
                return gettext("no deadline stated")


def period_words(label: str) -> str:
    """A period label of reports in the present language: `2025-03` gives "March 2025"; the empty label "not itemised"."""
    if not label:
        return gettext("not itemised")
    if "/" in label:
        first, last = label.split("/")
        return gettext("%(first)s to %(last)s") % {"first": month_words(first), "last": month_words(last)}
    if "Q" in label:
        return quarter_words(label)
    return month_words(label) if "-" in label else gettext("the year %(year)s") % {"year": label}


# A month and its year are one phrase in each language: vi and ja write the number, en the name.
_MONTHS = (
    _("January %(year)s"),
    _("February %(year)s"),
    _("March %(year)s"),
    _("April %(year)s"),
    _("May %(year)s"),
    _("June %(year)s"),
    _("July %(year)s"),
    _("August %(year)s"),
    _("September %(year)s"),
    _("October %(year)s"),
    _("November %(year)s"),
    _("December %(year)s"),
)
_QUARTERS = (
    _("the first quarter of %(year)s"),
    _("the second quarter of %(year)s"),
    _("the third quarter of %(year)s"),
    _("the fourth quarter of %(year)s"),
)


def month_words(month: str) -> str:
    """`2025-03` in the present language."""
    year, number = periods.month_of(month)
    return str(_MONTHS[number - 1]) % {"year": year}


def quarter_words(quarter: str) -> str:
    """`2025-Q2` in the present language."""
    year, number = periods.quarter_of(quarter)
    return str(_QUARTERS[number - 1]) % {"year": year}


def _event_words(deadline: Deadline, language: str) -> str:
    amount = deadline.amount or 0
    match deadline.unit:
        case PeriodUnit.WORKING_DAY:
            time = ngettext("%(count)d working day", "%(count)d working days", amount)
        case PeriodUnit.WEEK:
            time = ngettext("%(count)d week", "%(count)d weeks", amount)
        case PeriodUnit.MONTH:
            time = ngettext("%(count)d month", "%(count)d months", amount)
        case _:
            time = ngettext("%(count)d day", "%(count)d days", amount)
    event = event_named(deadline, language)
    return gettext("within %(time)s from %(event)s") % {"time": time % {"count": amount}, "event": event}


def event_named(deadline: Deadline, language: str) -> str:
    """The event from which a period runs, as it is called in a language; in Vietnamese where it has no name in it."""
    own = {
        DECIDED: gettext("the day of the decision"),
        ISSUED: gettext("the day of issue"),
        RECEIVED: gettext("the day of receipt"),
    }
    known = dict(deadline.event_words)
    return known.get(language[:2]) or known.get("vi") or own.get(deadline.event_key) or gettext("the event")


def _after(deadline: Deadline, started_on: dt.date, is_working_day: WorkingDay) -> dt.date:
    """The last day of a period after an event; the day of the event is not counted."""
    amount = deadline.amount or 0
    match deadline.unit:
        case PeriodUnit.MONTH:
            return periods.add_months(started_on, amount)
        case PeriodUnit.WEEK:
            return started_on + dt.timedelta(weeks=amount)
        case PeriodUnit.WORKING_DAY:
            day = started_on
            for _counted in range(amount):
                day = next_working_day(day + dt.timedelta(days=1), is_working_day)
            return day
        case _:
            return started_on + dt.timedelta(days=amount)


def _check(problems: Problems, field: str, text: str, read: Callable[[str], tuple[int, int]]) -> None:
    try:
        if read(text)[0] not in YEARS:
            raise ValueError(text)
    except ValueError:
        problems.add(_("Give the period like 2025-03 or 2025-Q1."), field)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _read(data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values from JSON; what is malformed is refused, what is missing is left to `validate`."""
    try:
        kind = DeadlineKind(data.get("kind", ""))
    except ValueError:
        raise Invalid.of(_("This kind of deadline is not known."), field="kind") from None
    values: dict[str, Any] = {"kind": kind, "rolls_to_working_day": bool(data.get("roll_to_working_day", True))}
    problems = Problems()
    for name in _FIELDS[kind]:
        if name in data and data[name] is not None:
            try:
                values[name] = _READERS.get(name, str)(data[name])
            except (ValueError, TypeError):
                problems.add(_("This value cannot be read."), name)
    problems.refuse_if_any(Invalid)
    return values


_READERS: dict[str, Callable[[Any], Any]] = {
    "on": lambda value: value if isinstance(value, dt.date) else dt.date.fromisoformat(value),
    "includes_day": bool,
    "year": int,
    "amount": int,
    "unit": PeriodUnit,
    "event_words": lambda value: tuple(sorted((str(key), str(said)) for key, said in dict(value).items())),
}
