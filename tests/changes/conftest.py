"""The small office on the day on which its committee issued the notice, with a task for the ministry."""

from __future__ import annotations

from typing import Any

import pytest

from decreta.core import clock
from tests.documents import office as offices


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)
