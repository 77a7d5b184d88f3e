"""The pages of minutes: for those who write, for members, for nobody else."""

from __future__ import annotations

import pytest

from decreta.core import clock
from decreta.minutes import domain
from decreta.minutes.models import Minutes
from decreta.minutes.queries.texts import passages_of
from tests.meetings.office import moment, points, secretary
from tests.minutes.office import begun, circulated, held


@pytest.fixture
def page(client, office):
    def get(who: str, path: str, data: dict | None = None):
        from tests.meetings.test_pages import sign_in  # the same way in

        sign_in(client, office, who)
        return client.post(path, data) if data is not None else client.get(path)

    return get
