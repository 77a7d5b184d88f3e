"""A list costs the same for one row and for three, and no list is without this test."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.access.stage_machine import is_machine
from tests.access.tables import rows
from tests.documents.office import Office
from tests.lists.table import LISTS, NO_LISTS


def test_every_page_is_a_list_with_a_number_or_lists_nothing_for_a_reason() -> None:
    shown = {row.name for row in rows().values() if row.method == "GET" and shows_something(row)}
    pages = {name for name in shown if not is_machine(name)}
    assert pages == set(LISTS) | set(NO_LISTS)
    assert not set(LISTS) & set(NO_LISTS)


def shows_something(row) -> bool:
    return any(cell.status == 200 for cell in row.cells.values())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_three(office: Office, name: str) -> None:
    listing, found = LISTS[name], []
    browser = signed_in(office, listing.who)
    for more in (1, 2):
        for _ in range(more):
            listing.grow(office)
        found.append(asked(browser, reverse(name, kwargs=listing.at(office)) + listing.query))
    assert [number for number, _text in found] == [listing.statements] * 2
    assert found[0][1] != found[1][1], "the page does not show what was added"


def signed_in(office: Office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def asked(client: Client, address: str) -> tuple[int, str]:
    """Statements and words of a page that was opened before: what a process keeps is kept."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries), " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())
