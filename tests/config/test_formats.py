"""Dates are day-first in Vietnamese and English, year-first in Japanese, and weeks begin on Monday."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.utils import formats, translation

FIFTH_OF_MARCH = dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [("vi", "05/03/2026"), ("en", "05/03/2026"), ("ja", "2026/03/05"), ("vi", "2026-03-05"), ("ja", "2026年3月5日")],
)
def test_typed_date_means_the_fifth_of_march(language, text):
    with translation.override(language):
        assert forms.DateField(localize=True).clean(text) == FIFTH_OF_MARCH
        assert forms.DateField().clean(text) == FIFTH_OF_MARCH


@pytest.mark.parametrize(("language", "text"), [("vi", "05/03/2026"), ("en", "05/03/2026"), ("ja", "2026/03/05")])
def test_shown_date_can_be_typed_back(language, text):
    with translation.override(language):
        assert formats.date_format(FIFTH_OF_MARCH, "SHORT_DATE_FORMAT") == text
        assert forms.DateField().clean(text) == FIFTH_OF_MARCH


@pytest.mark.parametrize(
    ("language", "text"), [("vi", "ngày 5 tháng 3 năm 2026"), ("en", "5 March 2026"), ("ja", "2026年3月5日")]
)
def test_long_date_is_in_the_manner_of_the_language(language, text):
    with translation.override(language):
        assert formats.date_format(FIFTH_OF_MARCH, "DATE_FORMAT") == text


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_week_begins_on_monday_and_months_past_twelve_are_refused(language):
    with translation.override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        with pytest.raises(forms.ValidationError):
            forms.DateField().clean("03/25/2026")


def test_moment_of_a_datetime_field_of_the_browser_is_read():
    with translation.override("vi"):
        moment = forms.DateTimeField().clean("2026-03-05T14:30")
    assert (moment.day, moment.month, moment.hour, moment.minute) == (5, 3, 14, 30)
