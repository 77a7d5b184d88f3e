"""The office of these tests, and papers in its tray."""

from __future__ import annotations

import pytest

from decreta.capture import domain
from decreta.capture.enums import Way
from decreta.capture.models import TrayPaper
from decreta.core import clock
from decreta.core.actor import Actor
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, Office


@pytest.fixture(autouse=True)
def day_of_issue(settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db) -> Office:
    return offices.build(with_users=True)


@pytest.fixture
def lay(office):
    """Lay a file into the tray of the agency, by its clerk, and read it."""

    def laid(content: bytes, name: str = "scan.pdf", *, read: bool = True) -> TrayPaper:
        (paper,) = domain.bring(
            organisation=office.agency, name=name, content=content, way=Way.UPLOAD, by=office.actor("clerk")
        )
        if read:
            domain.read_paper(paper=paper, by=Actor.system("tests"))
            paper.refresh_from_db()
        return paper

    return laid
