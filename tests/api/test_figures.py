"""The figures by machine: the same numbers as on the pages, each opening exactly its rows; nothing for who sees nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.figures.queries.asked import Asked
from decreta.figures.queries.lines import lines_of
from decreta.figures.queries.reports import REPORTS
from tests.api.machine import Machine, Refused
from tests.figures.papers import checked_letter, fortnight, later


def every(machine: Machine, address: str) -> list[dict]:
    """All rows behind a number, three at a time."""
    path, found = f"{address.removeprefix('/api/v1')}&limit=3", []
    while path:
        page = machine.get(path)
        found += page["items"]
        path = (page["next"] or "").removeprefix("/api/v1")
    return found


def test_every_number_is_the_pages_and_opens_its_rows(office) -> None:
    inspector = Machine("inspector", office.holdings["inspector"].pk)
    nobody = Machine("ministry_officer", office.holdings["ministry_officer"].pk)
    fortnight(office)
    checked_letter(office)
    with later(8):
        for key, report in REPORTS.items():
            shown = inspector.get(f"/figures?report={key}")
            lines, whole = shown["lines"][:-1], shown["lines"][-1]
            known = lines_of(report, Asked.read({}), office.actor("inspector"))
            assert [one["figures"] for one in shown["lines"]] == [one.figures for one in known]
            assert whole["kind"] == "sum"
            first = shown["figures"][0]["key"]
            if shown["parts"]:
                assert whole["figures"][first] == sum(whole["figures"][one] for one in shown["parts"])
            for figure in whole["figures"]:
                own = sum(one["figures"][figure] for one in lines if one["kind"] == "line")
                assert whole["figures"][figure] == own, (key, figure)
            for figure, address in whole["papers"].items():
                assert len({one["id"] for one in every(inspector, address)}) <= whole["figures"][figure]
                assert len(every(inspector, address)) == whole["figures"][figure], address
            for one in lines:
                for figure, address in one["papers"].items():
                    assert len(every(inspector, address)) == one["figures"][figure], address
            assert nobody.get(f"/figures?report={key}")["lines"] == []
            assert nobody.get(f"/figures/papers?report={key}")["items"] == []


def test_a_day_before_is_counted_as_it_stood_and_mistakes_are_said(office, clerk) -> None:
    fortnight(office)
    day = clock.today() + dt.timedelta(days=2)
    with later(8):
        before, now = clerk.get(f"/figures?as_of={day}"), clerk.get("/figures")
        assert (before["as_of"], before["counted_at"][:10]) == (str(day), str(day))
        assert (before["lines"][-1]["figures"]["in_time"], now["lines"][-1]["figures"]["in_time"]) == (1, 2)
        assert clerk.get("/figures?from=2025-01-01&to=2025-01-31")["lines"] == []
        assert {one["kind"] for one in clerk.get("/figures/papers")["items"]} == {"arrival"}
    for path in (
        "/figures?as_of=yesterday",
        "/figures?report=x",
        "/figures/papers?figure=x",
        "/figures/papers?office=x",
    ):
        with pytest.raises(Refused) as refused:
            clerk.get(path)
        assert refused.value.status == 422
        assert refused.value.problem["errors"][0]["parameter"] in path
