"""Every act that is recorded has words in the log, and each stands with its area."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import decreta
from decreta.audit import words
from decreta.audit.facts import FACTS
from decreta.web.queries.log import fact_words

_KIND = re.compile(r"record\(\s*\"([a-z_]+\.[a-z_]+)\"")
SOURCES = sorted(Path(decreta.__file__).parent.rglob("*.py"))
KINDS = sorted({kind for source in SOURCES for kind in _KIND.findall(source.read_text(encoding="utf-8"))})


def test_the_search_for_kinds_finds_them():
    assert {"documents.issued", "directives.assign_task", "organisation.appoint"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_entry_has_words(kind):
    area = kind.split(".")[0]
    entered = {one.area: one for one in words.registered()}
    assert area in entered, f"say the words of {area} in src/decreta/{area}/log_words.py, enter them in its apps.py"
    assert kind in entered[area].acts, f"say what {kind} is in the acts of src/decreta/{area}/log_words.py"


def test_an_area_says_the_words_of_its_own_acts():
    others = {kind for one in words.registered() for kind in one.acts if not kind.startswith(f"{one.area}.")}
    assert not others, "the words of an act stand in the log_words.py of the area that its kind begins with"


def test_nothing_is_worded_twice():
    things = Counter(name for one in words.registered() for name in one.things)
    facts = Counter([*FACTS, *(name for one in words.registered() for name in one.facts)])
    assert not [name for name, number in (things + facts).items() if number > 1], (
        "a fact that several areas record has its name in src/decreta/audit/facts.py, and there alone"
    )


def test_no_two_areas_stand_at_one_place():
    orders = Counter(one.order for one in words.registered())
    assert max(orders.values()) == 1, "the log would offer its areas in an order that nobody chose"


def test_facts_are_written_for_people(settings):
    assert fact_words("2025-03-31") == "31/03/2025"
    assert fact_words("2025-03-31T17:00:00+00:00") == "01/04/2025 00:00"
    assert fact_words({"before": 1, "after": 3}) == "1 → 3"
    assert fact_words([]) == "–"
    assert fact_words("06-TB/BCĐCĐS") == "06-TB/BCĐCĐS"
