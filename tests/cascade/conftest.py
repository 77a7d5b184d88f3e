"""The three levels on the day on which the committee issued its notice."""

from __future__ import annotations

from typing import Any

import pytest

from decreta.core import clock
from tests.cascade import world as worlds
from tests.documents import office as offices


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def world(office: Any) -> worlds.World:
    return worlds.build(office)
