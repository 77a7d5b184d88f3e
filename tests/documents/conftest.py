"""The office of these tests, on the day of issue."""

from __future__ import annotations

import pytest
import typst

from decreta.core import clock
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY


@pytest.fixture(autouse=True)
def day_of_issue():
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db):
    return offices.build()


@pytest.fixture(scope="session")
def paper() -> bytes:
    """A page with a text layer, as a scanner with recognition makes it."""
    return typst.compile(b'#set text(font: "Tinos")\nKinh gui: Van phong. De nghi phoi hop cap nuoc sach cho cac xa.')
