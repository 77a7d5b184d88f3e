"""Every address is decided and tried, by everybody, with every method: who sees it, who does not find it, who acts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import settings as installed
from django.template import Template
from django.test.utils import _TestState
from django.urls import reverse

from decreta.audit.models import Entry
from tests import refusals
from tests.access import stage
from tests.access.people import PEOPLE
from tests.access.stage_machine import door_of, is_machine
from tests.access.tables import Cell, rows
from tests.access.trying import as_nobody, every_address, methods_of, signed_in, tried

pytestmark = [pytest.mark.usefixtures("scenario", "plain_templates"), pytest.mark.django_db]


@pytest.fixture
def plain_templates(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pages are made as a server makes them: nobody here asks which templates had which contexts, which costs a tenth.

    Half of what is asked for is refused; the page that says so is made once for each reader, which saves a sixth.
    """
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    with refusals.made_once():
        yield


#: What answers without a sign-in, and why. Everything else leads to the page where one signs in.
OPEN = {
    "account_login": "the gate itself",
    "accounts:enter": "the one-time address is itself the authority; one that is no longer good is not found",
    "setup": "the same, for an installation that nobody administers",
    "POST mfa_login_webauthn": "the gate itself, by passkey; to read it leads to the gate",
    "accounts:leave": "the gate's way to a provider of identity; here there is none",
    "accounts:signed_out": "the same, for who has just signed out",
    "openid_connect_callback": "the way back from it",
    "saml_acs": "the same, for SAML",
    "saml_finish_acs": "the same, for SAML",
    "saml_sls": "the provider signs somebody out; here there is none",
    "saml_metadata": "who we are, for a provider; here there is none",
    "api:docs": "what programs can do, without a word of what the office does",
    "api:nowhere": "an address that there is not",
    "scim:nowhere": "the same, for directories",
    "api:openapi": "the same as the page, for programs",
    "account_inactive": "says that an account was closed, of nobody in particular",
    "account_logout": "who is signed in nowhere has nothing to sign out of",
    "meetings:in_hall": "a machine of the hall, that nobody is signed in at: the key that it carries is the authority",
    "meetings:enter_hall": "the same: the secret address is the authority",
    "presenting:hall_file": "the same, what is presented in that hall; who carries no key does not find it",
    "notifications:stop": "the address from a mail is itself the authority (RFC 8058)",
    "proving:paper": "whoever holds a paper asks about it; its code is the authority",
    "dispatch:link": "whoever was sent the link of a mail: the secret address is the authority",
    "dispatch:link_paper": "the same, the paper itself",
    "feeds:read": "calendars cannot sign in: the secret address is the authority",
    "live:stream": "a stream cannot lead elsewhere: it answers 401, or 405",
    "operation:live": "a balancer asks whether the process lives",
    "operation:ready": "a balancer asks whether pages can be answered; it is told yes or no of five things",
    "operation:metrics": "whoever watches, on this machine or with a token, reads figures",
    "set_language": "the gate is read in the visitor's language",
    "ui:appearance": "the gate is seen in light or dark",
    "ui:manifest": "the name and the mark for the first screen of a device, the same for everybody",
    "ui:worker": "what keeps the programme's own files on a device, the same for everybody",
    "ui:offline": "what somebody reads who has no network, the same for everybody",
    "ui:style": "the components, without content; open in a demonstration only",
}


#: What is done for whoever knows the address, and why.
ACTING = {
    "notifications:stop": "one click in a mail ends it, without signing in",
    "dispatch:link": "who was sent a paper confirms that he has it",
}


def test_every_address_has_a_row_for_each_method_and_every_row_an_address() -> None:
    assert {(name, method) for name in every_address() for method in methods_of(name)} == set(rows())


@pytest.mark.parametrize("who", PEOPLE)
def test_every_address_answers_as_decided(who: str, things: stage.Things) -> None:
    wrong, browser = [], signed_in(who) if who != "anonymous" else None
    for (name, method), row in rows().items():
        found, answer = tried(browser, name, method, things) if browser else as_nobody(name, method, things)
        if found != row.cells[who]:
            wrong.append(f"{method} {name}: {found}, decided {row.cells[who]}")
        policy = answer.headers.get("Content-Security-Policy", "")
        if method == "GET" and found.status == 200 and not is_strict(policy):
            wrong.append(f"{name} has no strict policy: {policy}")
    assert wrong == [], "\n".join(wrong)


def is_strict(policy: str) -> bool:
    """Whether a policy lets in no script but our own."""
    return "unsafe" not in policy and ("script-src" in policy or "sandbox" in policy)


def test_who_is_not_signed_in_is_led_to_the_gate(things: stage.Things) -> None:
    gate, wrong = reverse(installed.LOGIN_URL), []
    for name, method in rows():
        cell, answer = as_nobody(name, method, things)
        is_led = cell.status == 302 and urlsplit(answer.headers["Location"]).path == gate
        is_kept_out = cell.status == 401 if is_machine(name) else is_led
        is_open = name in OPEN or f"{method} {name}" in OPEN
        if is_kept_out == is_open or cell.has_acted != (name in ACTING and method == "POST"):
            wrong.append(f"{method} {name}: {cell}")
    assert wrong == [], "\n".join(wrong)


def test_who_has_not_enrolled_gets_nowhere(things: stage.Things) -> None:
    """Besides leaving, and the pages at which he enrols."""
    content = [row for row in rows().values() if ":" in row.name and not row.name.startswith("ui:")]
    assert content
    kept = {row.name: Cell(403) if is_machine(row.name) else Cell(302) for row in content}
    assert [row.name for row in content if row.cells["unenrolled"] != kept[row.name]] == []


def test_an_administrator_finds_no_content_and_does_nothing_with_it() -> None:
    found = [row for row in rows().values() if row.name.split(":")[0] in {"meetings", "directives", "documents"}]
    assert not any(row.cells["administrator"].has_acted for row in found)
    things = {"task", "directive", "document", "paper", "sitting", "room", "chair", "evidence", "preview", "paper_file"}
    shown = {row.name: row.cells["administrator"] for row in found if row.method == "GET"}
    assert {cell for name, cell in shown.items() if name.partition(":")[2] in things} == {Cell(404)}


def test_an_inspector_reads_and_does_nothing() -> None:
    found = [
        row for row in rows().values() if row.name.split(":")[0] in {"meetings", "directives", "documents", "reporting"}
    ]
    # To take a report along is to read it; the log keeps that it was.
    taken = {"directives:print_report", "directives:print_frozen", "reporting:print_briefing"}
    assert {row.name for row in found if row.cells["inspector"].has_acted} == taken


def test_by_machine_too_an_administrator_finds_no_content_and_an_inspector_does_nothing() -> None:
    found = [row for row in rows().values() if row.name.startswith("api:") and is_machine(row.name)]
    content = [row for row in found if door_of(row.name).is_of_one and not row.name.endswith(("body", "organisation"))]
    things = {row.name: row.cells["administrator"].status for row in content if "{uuid:" in door_of(row.name).path}
    open_to_all = {"api:holding", "api:notice", "api:job", "api:log_entry", "api:mark_read", "api:cancel_job"}
    open_to_all |= {"api:room", "api:book_room"}  # rooms are kept by administrators; what stands in them is not theirs
    open_to_all |= {"api:report_rule", "api:end_report_rule"}  # that of a body is declared to everybody
    assert {name for name, status in things.items() if status != 404} <= open_to_all
    assert [row.name for row in found if row.cells["inspector"].has_acted] == []
    of_the_office = [row for row in found if not row.name.startswith("api:structure_")]
    assert [row.name for row in of_the_office if row.cells["administrator"].has_acted] == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_address_knows_other_methods(method: str, things: stage.Things) -> None:
    browser, before, wrong = signed_in("secretary"), Entry.objects.count(), []
    for name in every_address():
        if is_machine(name):
            continue  # its methods are its rows; that it knows no others is tried in tests/api
        cell, _answer = tried(browser, name, method, things)
        if cell.status not in {302, 404, 405}:
            wrong.append(f"{method} {name}: {cell}")
    assert wrong == [], "\n".join(wrong)
    assert Entry.objects.count() == before
