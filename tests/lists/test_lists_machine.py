"""A list of the API costs the same for one row and for three, at most six statements, and none is without this test."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.accounts import limits
from tests.api.doors import DOORS
from tests.api.machine import Machine
from tests.documents.office import Office
from tests.lists.table_machine import LISTS

MOST = 6


def test_every_list_of_the_api_has_a_number() -> None:
    assert set(LISTS) == {door.name for door in DOORS.values() if door.is_list}
    assert max(listing.statements for listing in LISTS.values()) <= MOST


@pytest.mark.parametrize("name", LISTS)
def test_a_list_by_machine_costs_the_same_for_one_row_and_for_three(
    office: Office, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is told to other processes once a second is no part of a request.
    monkeypatch.setattr(limits, "TOLD_EVERY", float("inf"))
    limits._counts.clear()
    listing, found = LISTS[name], []
    program = Machine(listing.who, office.holdings[listing.who].pk)
    for more in (1, 2):
        for _ in range(more):
            listing.grow(office)
        path = reverse(f"api:{name}", kwargs=listing.at(office)).removeprefix("/api/v1") + listing.query
        found.append(asked(program, path))
    assert [number for number, _rows in found] == [listing.statements] * 2
    assert found[0][1] < found[1][1], "the list does not have what was added"


def asked(program: Machine, path: str) -> tuple[int, int]:
    """Statements and rows of a list that was asked for before: what a process keeps is kept."""
    program.get(path)
    with CaptureQueriesContext(connection) as queries:
        rows = len(program.get(path)["items"])
    return len(queries), rows
