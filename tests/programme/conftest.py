"""The office of these tests, on the day of issue."""

from __future__ import annotations

import pytest

from decreta.core import clock
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY


@pytest.fixture
def office(db):
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)
