"""Which days the office works."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.organisation.models import CalendarDay
from decreta.organisation.queries import calendars

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_memory():
    calendars.forget()
    yield
    calendars.forget()


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (dt.date(2025, 3, 31), True),
        (dt.date(2025, 4, 26), True),  # a Saturday worked for 2 May
        (dt.date(2025, 4, 27), False),
        (dt.date(2025, 4, 30), False),
        (dt.date(2025, 5, 2), False),  # given off for 26 April
        (dt.date(2025, 5, 5), True),
        (dt.date(2025, 1, 29), False),  # Lunar New Year
        (dt.date(2025, 2, 3), True),
        (dt.date(2025, 4, 7), False),  # the Hùng Kings
        (dt.date(2025, 9, 1), False),  # National Day, two days
        (dt.date(2026, 8, 22), True),  # a Saturday worked for 31 August
        (dt.date(2026, 8, 31), False),
    ],
)
def test_public_holidays_are_off_and_compensation_saturdays_are_worked(day, is_worked):
    assert calendars.is_working_day(day) is is_worked


def test_own_days_win_over_the_calendar_of_the_country():
    CalendarDay.objects.create(day=dt.date(2025, 3, 31), is_working=False, reason="The building is closed")
    CalendarDay.objects.create(day=dt.date(2025, 3, 30), is_working=True, reason="Worked instead")
    assert not calendars.is_working_day(dt.date(2025, 3, 31))
    assert calendars.is_working_day(dt.date(2025, 3, 30))


def test_asking_again_costs_no_statement(django_assert_num_queries):
    calendars.is_working_day(dt.date(2025, 3, 31))
    with django_assert_num_queries(0):
        calendars.is_working_day(dt.date(2025, 4, 1))
