"""The office of these tests, in the morning of the sitting."""

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
    """With an account for everybody."""
    return offices.build(with_users=True)
