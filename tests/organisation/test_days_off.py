"""The year's days off, in words of the reader's language."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from decreta.organisation.models import CalendarDay
from decreta.organisation.queries.days_off import special_days

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "off", "worked"),
    [
        ("vi", "Nghỉ hoán đổi, làm bù ngày 26/04/2025", "Làm bù cho ngày nghỉ 02/05/2025"),
        ("en", "Off in exchange for 26/04/2025", "Worked in exchange for 02/05/2025"),
        ("ja", "2025/04/26の出勤と振り替え", "2025/05/02の休みと振り替え"),
    ],
)
def test_an_exchanged_day_names_the_other(language, off, worked):
    with translation.override(language):
        days = {one.day: one for one in special_days(2025)}
    assert (days[dt.date(2025, 5, 2)].reason, days[dt.date(2025, 5, 2)].is_working) == (off, False)
    assert (days[dt.date(2025, 4, 26)].reason, days[dt.date(2025, 4, 26)].is_working) == (worked, True)


@pytest.mark.parametrize("year", range(2022, 2028))
def test_every_holiday_that_the_library_knows_has_our_words(year):
    with translation.override("ja"):
        assert {one.lang for one in special_days(year)} == {"ja"}


def test_own_days_stand_in_the_place_of_the_countrys():
    CalendarDay.objects.create(day=dt.date(2025, 4, 30), is_working=True, reason="Trực bầu cử")
    found = [one for one in special_days(2025) if one.day == dt.date(2025, 4, 30)]
    assert [(one.is_working, one.reason, one.is_own) for one in found] == [(True, "Trực bầu cử", True)]
