"""Every address is decided and tried: who sees it, who does not find it, and that nobody changes what is not his."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.models import User
from decreta.audit.models import Entry
from tests.scenario.access import PEOPLE, ROWS
from tests.scenario.pages import arguments, every_url

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]
DECIDED = {name: row for name, row in ROWS.items() if row is not None}
# Addresses that a person changes only his own things at.
OWN = ("account", "mfa", "ui:", "organisation:switch", "set_language", "notifications:", "web:clock", "accounts:")


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(every_url()) == set(ROWS)


def address_of(name: str) -> str:
    wanted = set(every_url()[name].pattern.converters)
    given: dict[str, Any] = arguments()[name]() if wanted and name in arguments() else {}
    return reverse(name, kwargs={key: value for key, value in given.items() if key in wanted})


def _let_go(response: Any) -> None:
    """Close the file behind an answer; closing the answer itself would close the test's database connection."""
    for close in response._resource_closers:
        close()


def sign_in(client: Client, who: str) -> None:
    if who == "anonymous":
        client.logout()
    else:
        client.force_login(User.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend")


@pytest.mark.parametrize("who", PEOPLE)
def test_an_address_answers_as_decided(client: Client, who: str, settings: Any) -> None:
    settings.DECRETA_DEMO = True
    sign_in(client, who)
    column = PEOPLE.index(who)
    wrong = []
    for name, row in DECIDED.items():
        if name == "account_logout":
            continue
        response = client.get(address_of(name))
        _let_go(response)
        if response.status_code != row[column]:
            wrong.append((name, response.status_code, row[column]))
    assert wrong == []


def test_nothing_is_shown_to_who_is_not_signed_in() -> None:
    open_to_all = {name for name, row in DECIDED.items() if row[0] == 200}
    assert open_to_all == {"account_login", "account_inactive", "ui:style"}


def test_an_administrator_finds_no_content() -> None:
    content = [
        name
        for name in DECIDED
        if name.partition(":")[2] in {"task", "directive", "document", "paper", "sitting", "room", "chair"}
    ]
    assert content
    assert {DECIDED[name][PEOPLE.index("phong")] for name in content} == {404}


def test_a_post_to_what_is_not_ones_own_changes_nothing(client: Client) -> None:
    sign_in(client, "nhatle")
    before = Entry.objects.count()
    wrong = []
    for name, row in DECIDED.items():
        if row[PEOPLE.index("nhatle")] == 200 or name.startswith(OWN):
            continue
        status = client.post(address_of(name)).status_code
        # A refusal is a page (403, 404, 422) or a redirect to a page that says why; never a success page or a fault.
        if status not in {302, 400, 403, 404, 405, 409, 422}:
            wrong.append((name, status))
    assert wrong == []
    assert Entry.objects.count() == before


def test_every_page_keeps_the_strict_policy(client: Client) -> None:
    sign_in(client, "vy")
    for name, row in DECIDED.items():
        if row[PEOPLE.index("vy")] != 200 or name == "account_logout":
            continue
        response = client.get(address_of(name))
        _let_go(response)
        policy = response.headers.get("Content-Security-Policy", "")
        assert "unsafe" not in policy, name
        assert "script-src" in policy or "sandbox" in policy, name
