"""Working days between two moments, counted inside SQL by the calendar of the office that asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self
from uuid import UUID

from django.db.models import Expression, IntegerField

from decreta.core import clock
from decreta.core.among import Told
from decreta.organisation.models import Organisation
from decreta.organisation.queries.calendars import days_worked

#: Papers lie for years at most; what began before is counted from here.
_YEARS = 6


class WorkingDays(Expression):
    """How many working days lie between two moments: nought on the same day, one on the next working day.

    As many as have begun until the one and not until the other: two places among the beginnings of all working days.
    No day is worked out for a row, so that no zone is asked for it.
    """

    output_field = IntegerField()

    def __init__(self, since: Any, until: Any, beginnings: Told) -> None:
        super().__init__(output_field=IntegerField())
        self.since, self.until = self._parse_expressions(since, until)  # type: ignore[attr-defined]
        self.beginnings = beginnings

    def get_source_expressions(self) -> Any:
        return [self.since, self.until]

    def set_source_expressions(self, exprs: Any) -> None:
        self.since, self.until = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        until, until_parameters = compiler.compile(self.until)
        since, since_parameters = compiler.compile(self.since)
        sql = f"(width_bucket({until}, %s::timestamptz[]) - width_bucket({since}, %s::timestamptz[]))"
        return sql, (*until_parameters, self.beginnings, *since_parameters, self.beginnings)


@dataclass(frozen=True)
class Calendar:
    """The working days of an office: the moment at which each begins, as an array that PostgreSQL reads."""

    beginnings: Told

    @classmethod
    def of(cls, organisation_id: UUID | None, until: dt.date) -> Self:
        """Of an organisation, up to the year of a day. One statement."""
        organisation = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
        first = dt.date(until.year - _YEARS, 1, 1)
        return cls(_beginnings(first, days_worked(organisation, first, dt.date(until.year, 12, 31))))

    def between(self, since: Any, until: Any) -> WorkingDays:
        """The expression for two moments; `until` lies in the calendar, `since` perhaps before it."""
        return WorkingDays(since, until, self.beginnings)


@lru_cache(maxsize=32)
def _beginnings(first: dt.date, worked: tuple[int, ...]) -> Told:
    """Written once for every calendar."""
    days = (number for number, count in enumerate(worked) if count > (worked[number - 1] if number else 0))
    moments = (clock.start_of_day(first + dt.timedelta(days=day)) for day in days)
    return Told("{" + ",".join(f"{one:%Y%m%dT%H%M%S%z}" for one in moments) + "}")
