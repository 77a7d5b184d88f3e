"""The rules of a regime are data with validity dates."""

import datetime as dt

import pytest

from decreta.core.rulesets import Form, SeriesScope, UnknownRegime, UnknownType, load, regimes, versions

MARCH = dt.date(2025, 3, 18)


def test_version_is_chosen_by_the_day_of_issue():
    assert load("vn-party", MARCH).version == "36-HD/VPTW"
    assert load("vn-party", dt.date(2026, 5, 26)).version == "36-HD/VPTW"
    assert load("vn-party", dt.date(2026, 5, 27)).version == "05-HD/VPTW"


def test_disputed_day_is_kept_as_data():
    assert dt.date(2026, 1, 12) in load("vn-party", dt.date(2026, 6, 1)).disputed_dates
    assert "disputed" in load("vn-party", MARCH).note


def test_day_before_all_rules_is_refused():
    with pytest.raises(UnknownRegime, match="04/03/2020"):
        load("vn-state", dt.date(2020, 3, 4))
    with pytest.raises(UnknownRegime, match="nobody"):
        load("nobody", MARCH)
    with pytest.raises(UnknownRegime):
        load("../rulesets/generic", MARCH)


def test_party_has_twenty_five_types_and_eight_administrative_papers():
    types = load("vn-party", MARCH).types.values()
    assert [sum(not t.is_administrative for t in types), sum(t.is_administrative for t in types)] == [25, 8]


def test_state_has_twenty_nine_types_of_which_two_have_no_abbreviation():
    types = load("vn-state", MARCH).types.values()
    assert [len(types), sum(not t.abbreviation for t in types)] == [29, 2]


def test_party_decision_and_regulation_share_an_abbreviation():
    rules = load("vn-party", MARCH)
    assert rules.symbol("QĐ", 66, organ="TW") == rules.symbol("QyĐ", 66, organ="TW") == "66-QĐ/TW"


@pytest.mark.parametrize(
    ("regime", "type_code", "number", "organ", "unit", "written"),
    [
        ("vn-party", "TB", 6, "BCĐCĐS", "", "06-TB/BCĐCĐS"),
        ("vn-party", "CV", 15671, "VPTW", "", "15671-CV/VPTW"),
        ("vn-state", "QĐ", 15, "BNV", "", "15/QĐ-BNV"),
        ("vn-state", "CV", 5, "BNV", "VP", "05/BNV-VP"),
        ("vn-state", "CV", 5, "BNV", "", "05/BNV"),
        ("generic", "TB", 5, "OFF", "", "05-TB/OFF"),
    ],
)
def test_number_and_symbol_are_written_as_the_regime_does(regime, type_code, number, organ, unit, written):
    assert load(regime, MARCH).symbol(type_code, number, organ=organ, unit=unit) == written


def test_unknown_type_names_the_rules():
    with pytest.raises(UnknownType, match="36-HD/VPTW"):
        load("vn-party", MARCH).type("XX")


def test_party_counts_by_term_and_state_by_year():
    assert load("vn-party", MARCH).series.scope is SeriesScope.TERM
    assert load("vn-state", MARCH).series.scope is SeriesScope.YEAR


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2020, 1, 5), "Hà Nội, ngày 05 tháng 01 năm 2020"),
        (dt.date(2025, 3, 18), "Hà Nội, ngày 18 tháng 3 năm 2025"),
    ],
)
def test_date_has_a_nought_before_days_below_ten_and_the_months_one_and_two(day, written):
    assert load("vn-state", MARCH).dateline("Hà Nội", max(day, dt.date(2020, 1, 1))) == written


def test_every_regime_is_whole():
    for regime in regimes():
        for rules in versions(regime):
            assert all(rule.name("ja") and rule.name("en") for rule in rules.types.values())
            assert rules.type("TB").form is Form.NAMED
            assert len(rules.registers["outgoing"]) == 10
            assert set(rules.secrecy) == set(rules.urgency) == {1, 2, 3}
            assert all(figure.source for figure in rules.layout.values())
