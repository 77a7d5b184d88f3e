"""Working days as SQL counts them, against the calendar day by day."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db.models import DateTimeField, Value

from decreta.core import clock
from decreta.figures.queries.working import Calendar
from decreta.organisation.domain import calendars
from decreta.organisation.models import Organisation
from decreta.organisation.queries.calendars import calendar_of
from tests.documents.office import SYSTEM

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2019, 1, 1), dt.date(2025, 12, 31)
#: The ends of a day belong to it.
TIMES = (dt.time.min, dt.time(0, 0, 0, 1), dt.time(17), dt.time.max)


def test_working_days_in_sql_are_those_of_the_calendar(office):
    chance = random.Random(20250331)
    days = [FIRST + dt.timedelta(days=chance.randrange((LAST - FIRST).days + 1)) for _each in range(120)]
    for day in days[:30]:
        works = chance.random() < 0.5
        calendars.set_calendar_day(day=day, is_working=works, reason="Thử", organisation=office.agency, by=SYSTEM)
    for organisation in (office.agency, office.ministry, None):
        calendar = Calendar.of(organisation.pk if organisation else None, dt.date(2025, 6, 1))
        works_on = calendar_of(organisation)
        pairs = [sorted((chance.choice(days), chance.choice(days))) for _each in range(40)]
        moments = [tuple(_moment(day, chance.choice(TIMES)) for day in pair) for pair in pairs]
        counted = {
            f"n{number}": calendar.between(*(Value(one, output_field=DateTimeField()) for one in pair))
            for number, pair in enumerate(moments)
        }
        found = Organisation.objects.annotate(**counted).values(*counted).first()
        assert found == {
            f"n{number}": sum(works_on(since + dt.timedelta(days=day + 1)) for day in range((until - since).days))
            for number, (since, until) in enumerate(pairs)
        }
    # What began before the calendar is counted from its beginning; what has no end is not counted.
    old, none = Value(_moment(dt.date(1999, 5, 5), dt.time(9))), Value(None, output_field=DateTimeField())
    new_year = Value(_moment(dt.date(2019, 1, 2), dt.time(9)))
    odd = Organisation.objects.annotate(old=calendar.between(old, new_year), none=calendar.between(old, none))
    assert odd.values_list("old", "none").first() == (1, None)


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=clock.zone())
