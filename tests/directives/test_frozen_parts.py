"""A report that is compared with its frozen one names every part in which it differs."""

from __future__ import annotations

import pytest
from django.utils import translation

from decreta.directives.queries import report_parts
from decreta.directives.queries.frozen import parts_that_differ

NAMES = {"vi": "Tỉnh A", "en": "", "ja": ""}


def test_every_part_that_is_registered_has_a_title():
    assert report_parts.TITLES.keys() == report_parts._tellers.keys()
    with pytest.raises(AssertionError):
        report_parts.register("weather", lambda _found: [])


@pytest.mark.parametrize("name", ["moved", "obstacles", "cadence", "cycles", "roll_ups"])
def test_a_part_that_differs_is_told_by_its_lines_or_that_it_does(name):
    one, other = {"key": "o:a", "names": NAMES, "state": "asked"}, {"key": "o:a", "names": NAMES, "state": "agreed"}
    renamed = one | {"names": NAMES | {"ja": "甲"}}
    with translation.override("en"):
        title = str(report_parts.TITLES[name])
        for before, after, told in (
            ([], [one], [(title, "0", "1")]),
            ([one], [one, other], [(title, "1", "2")]),
            ([one], [other], [(title, "1", "1, with other values")]),
            ([one], [renamed], []),
            ([one], [one], []),
        ):
            found = parts_that_differ({name: before} if before else {}, {name: after})
            assert [(line.what, line.frozen, line.now) for line in found] == told


def test_a_part_with_a_figure_is_told_by_it_where_it_differs_and_by_its_lines_where_it_does_not():
    old = [{"key": "o:a", "asked": 3, "given": 1}]
    with translation.override("en"):
        by_figure = parts_that_differ({"contributions": old}, {"contributions": [old[0] | {"asked": 4}]})
        by_lines = parts_that_differ({"contributions": old}, {"contributions": [old[0] | {"given": 2}]})
    assert [(line.frozen, line.now) for line in by_figure] == [("3", "4")]
    assert [(line.frozen, line.now) for line in by_lines] == [("1", "1, with other values")]
