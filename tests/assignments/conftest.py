from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.organisation.queries import calendars
from tests import flushing
from tests.assignments.office import build, moment

flushing.allow()


@pytest.fixture(autouse=True)
def _no_memory_of_calendars():
    calendars.forget()
    yield
    calendars.forget()


@pytest.fixture
def office(db):
    """The office, at noon of the last of March 2025."""
    with clock.frozen(moment(31, hour=12)):
        yield build()
