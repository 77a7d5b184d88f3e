"""An office, a receiver on this machine that the installation allows, and an endpoint of the secretary's."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.webhooks.domain.endpoints import register_endpoint
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY
from tests.webhooks.receiver import URL, Receiver, standing


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture(autouse=True)
def allowed(settings):
    """The machine itself counts as a receiver within the house; `localhost` is its only name."""
    settings.DECRETA_WEBHOOK_HOSTS = ("localhost",)


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


@pytest.fixture
def receiver():
    with standing(Receiver()) as found:
        yield found


@pytest.fixture
def registered(office):
    return register_endpoint(label="Kho dữ liệu", url=URL, kinds=["documents"], by=office.actor("secretary"))
