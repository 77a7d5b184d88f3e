"""The office of the documents' tests on the morning of its sitting, and programs with tokens in it."""

from __future__ import annotations

import pytest

from decreta.core import clock
from tests.api.machine import Machine
from tests.documents import office as offices
from tests.meetings.office import moment


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.DECRETA_API_PER_MINUTE = 100_000
    with clock.frozen(moment(8, 30)):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


@pytest.fixture
def secretary(office) -> Machine:
    return Machine("secretary", office.holdings["secretary"].pk)


@pytest.fixture
def head(office) -> Machine:
    return Machine("head", office.holdings["head"].pk)


@pytest.fixture
def clerk(office) -> Machine:
    return Machine("clerk", office.holdings["clerk"].pk)
