"""An issued notice of the committee, on its day; the paper itself is another matter."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.documents.domain import issuing
from tests.dispatch import papers
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY
from tests.files.papers import pdf


@pytest.fixture(autouse=True)
def day_of_issue(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    monkeypatch.setattr(issuing, "paper_bytes", lambda _document: pdf())
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


@pytest.fixture
def document(office):
    return papers.issued(office)
