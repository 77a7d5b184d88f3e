"""Whoever holds a post is found however his name is typed."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.organisation.models import Organisation
from decreta.organisation.queries.finding import holdings_named
from tests.documents import office as offices

DAY = dt.date(2025, 3, 10)


@pytest.fixture
def office(db):
    return offices.build()


@pytest.mark.parametrize(
    "words",
    ["Đỗ Quỳnh Lan", "do quynh lan", "QUỲNH", "lan pho truong ban", "Phó  Trưởng   Ban lan"],
)
def test_words_occur_in_any_name_in_any_order(office, words):
    assert list(holdings_named(words, on=DAY)) == [office.holdings["deputy"]]


@pytest.mark.parametrize("words", ["100%", "_", "'; drop table", "\\"])
def test_signs_mean_nothing(office, words):
    everybody = holdings_named("", on=DAY).count()
    assert holdings_named(words, on=DAY).count() in {0, everybody}


def test_nobody_is_found_on_a_day_on_which_he_holds_nothing(office):
    assert not holdings_named("lan", on=dt.date(1990, 1, 1)).exists()


def test_kana_and_marks_fold_as_in_the_programs(office):
    held = office.holdings["ministry_officer"]
    Organisation.objects.filter(pk=held.post.unit.organisation_id).update(name_ja="ガバナンス庁", symbol="BỘ-ĐT")
    assert held in holdings_named("カバナンス", on=DAY)
    assert held in holdings_named("ガバナンス", on=DAY)
    assert held in holdings_named("bo dt", on=DAY)
