"""The office of the documents' tests, in the morning of its sitting."""

from __future__ import annotations

import pytest

from decreta.core import clock
from tests.documents import office as offices
from tests.meetings.office import moment


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)
