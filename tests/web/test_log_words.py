"""Every act that is recorded has words in the log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import decreta
from decreta.web import log_words
from decreta.web.queries.log import fact_words

_KIND = re.compile(r"record\(\s*\"([a-z_]+\.[a-z_]+)\"")
SOURCES = sorted(Path(decreta.__file__).parent.rglob("*.py"))
KINDS = sorted({kind for source in SOURCES for kind in _KIND.findall(source.read_text(encoding="utf-8"))})


def test_the_search_for_kinds_finds_them():
    assert {"documents.issued", "directives.assign_task", "organisation.appoint"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_entry_has_words(kind):
    assert kind in log_words.ACTS


@pytest.mark.parametrize("kind", sorted(log_words.ACTS))
def test_words_stand_in_an_area_that_the_log_can_be_narrowed_to(kind):
    assert kind.split(".")[0] in log_words.AREAS


def test_facts_are_written_for_people(settings):
    assert fact_words("2025-03-31") == "31/03/2025"
    assert fact_words("2025-03-31T17:00:00+00:00") == "01/04/2025 00:00"
    assert fact_words({"before": 1, "after": 3}) == "1 → 3"
    assert fact_words([]) == "–"
    assert fact_words("06-TB/BCĐCĐS") == "06-TB/BCĐCĐS"
