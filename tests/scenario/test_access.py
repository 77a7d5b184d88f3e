"""Every address is decided and tried, by everybody, with every method: who sees it, who does not find it, who acts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as installed
from django.urls import reverse

from decreta.audit.models import Entry
from tests.access import stage
from tests.access.people import PEOPLE
from tests.access.tables import METHODS, Cell, rows
from tests.access.trying import every_address, signed_in, tried

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]

#: What answers without a sign-in, and why. Everything else leads to the page where one signs in.
OPEN = {
    "account_login": "the gate itself",
    "account_inactive": "says that an account was closed, of nobody in particular",
    "account_logout": "who is signed in nowhere has nothing to sign out of",
    "live:stream": "a stream cannot lead elsewhere: it answers 401, or 405",
    "set_language": "the gate is read in the visitor's language",
    "ui:appearance": "the gate is seen in light or dark",
    "ui:style": "the components, without content; open in a demonstration only",
}


@pytest.fixture
def things(settings: Any, tmp_path: Any) -> stage.Things:
    settings.DECRETA_DEMO = True
    settings.MEDIA_ROOT = tmp_path
    return stage.build()


def test_every_address_has_a_row_for_each_method_and_every_row_an_address() -> None:
    assert {(name, method) for name in every_address() for method in METHODS} == set(rows())


@pytest.mark.parametrize("who", PEOPLE)
def test_every_address_answers_as_decided(who: str, things: stage.Things) -> None:
    browser, wrong = signed_in(who), []
    for (name, method), row in rows().items():
        found, _answer = tried(browser, name, method, things)
        if found != row.cells[who]:
            wrong.append(f"{method} {name}: {found}, decided {row.cells[who]}")
    assert wrong == []


def test_who_is_not_signed_in_is_led_to_the_gate(things: stage.Things) -> None:
    browser, gate, wrong = signed_in("anonymous"), reverse(installed.LOGIN_URL), []
    for name, method in rows():
        cell, answer = tried(browser, name, method, things)
        is_led = cell.status == 302 and urlsplit(answer.headers["Location"]).path == gate
        if is_led == (name in OPEN) or cell.has_acted:
            wrong.append(f"{method} {name}: {cell}")
    assert wrong == []


def test_who_has_not_enrolled_gets_nowhere(things: stage.Things) -> None:
    """Besides leaving, and the pages at which he enrols."""
    content = [row for row in rows().values() if ":" in row.name and not row.name.startswith("ui:")]
    assert content
    assert [row.name for row in content if row.cells["unenrolled"] != Cell(302)] == []


def test_an_administrator_finds_no_content_and_does_nothing_with_it() -> None:
    found = [row for row in rows().values() if row.name.split(":")[0] in {"meetings", "directives", "documents"}]
    assert not any(row.cells["administrator"].has_acted for row in found)
    things = {"task", "directive", "document", "paper", "sitting", "room", "chair", "evidence", "preview", "paper_file"}
    shown = {row.name: row.cells["administrator"] for row in found if row.method == "GET"}
    assert {cell for name, cell in shown.items() if name.partition(":")[2] in things} == {Cell(404)}


def test_an_inspector_reads_and_does_nothing() -> None:
    found = [row for row in rows().values() if row.name.split(":")[0] in {"meetings", "directives", "documents"}]
    assert [row.name for row in found if row.cells["inspector"].has_acted] == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_address_knows_other_methods(method: str, things: stage.Things) -> None:
    browser, before, wrong = signed_in("secretary"), Entry.objects.count(), []
    for name in every_address():
        cell, _answer = tried(browser, name, method, things)
        if cell.status not in {302, 404, 405}:
            wrong.append(f"{method} {name}: {cell}")
    assert wrong == []
    assert Entry.objects.count() == before


def test_every_page_keeps_the_strict_policy(things: stage.Things) -> None:
    browser, wrong = signed_in("secretary"), []
    for (name, method), row in rows().items():
        if method != "GET" or row.cells["secretary"].status != 200:
            continue
        _cell, answer = tried(browser, name, method, things)
        policy = answer.headers.get("Content-Security-Policy", "")
        if "unsafe" in policy or not ("script-src" in policy or "sandbox" in policy):
            wrong.append(f"{name}: {policy}")
    assert wrong == []
