"""The office of these tests, and a real mail server with a mailbox that is bound to its agency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.mailroom import domain
from decreta.mailroom.domain.reading import read_mailbox
from decreta.mailroom.enums import After, Security
from decreta.mailroom.models import Mailbox
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SYSTEM, Office
from tests.mailroom import server as servers

READER = Actor.system("mailroom.reading")


@pytest.fixture(autouse=True)
def day_of_issue(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db) -> Office:
    return offices.build(with_users=True)


@pytest.fixture
def clerk(office) -> Client:
    client = Client()
    client.force_login(office.holdings["clerk"].person.user)
    return client


@pytest.fixture(scope="session")
def standing_server() -> Iterator[servers.Server]:
    with servers.standing() as server:
        yield server


@pytest.fixture
def server(standing_server, monkeypatch) -> servers.Server:
    """The server, empty, and trusted by this process."""
    standing_server.empty()
    monkeypatch.setenv("SSL_CERT_FILE", str(standing_server.trusted))
    return standing_server


def settings_of(server: servers.Server, **changed) -> domain.Settings:
    known = {
        "address": "vanthu@vptw.example",
        "host": "127.0.0.1",
        "port": server.secure,
        "security": Security.TLS,
        "user": servers.USER,
        "password": servers.PASSWORD,
        "folder": "INBOX",
        "after": After.LEAVE,
        "move_to": "",
        "since": dt.date(2020, 1, 1),
    }
    return domain.Settings(**known | changed)


@pytest.fixture
def bind(office, server) -> Callable[..., Mailbox]:
    """Bind the mailbox to the agency, with some settings of its own."""

    def bound(**changed) -> Mailbox:
        return domain.bind_mailbox(
            organisation=office.agency, unit=None, settings=settings_of(server, **changed), by=SYSTEM
        )

    return bound


def read(mailbox: Mailbox) -> int:
    return read_mailbox(str(mailbox.pk), by=READER)
