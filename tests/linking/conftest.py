"""The small office on the day on which its committee issued the notice; two trackers follow its tasks."""

from __future__ import annotations

from typing import Any

import pytest

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.linking import domain
from tests.documents import office as offices

SYSTEM = Actor.system("tests")


def guarded(task: Any) -> Any:
    """The same task of a directive that is guarded now: its words are told to whoever was let in."""
    document = task.directive.document
    type(document).objects.filter(pk=document.pk).update(is_guarded=True)
    task.directive.document.is_guarded = True
    return task


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def trackers(office: Any) -> Any:
    """The Party's tracker, with addresses, and the Government's, without."""
    return [
        domain.enter_tracker(
            code="nq57",
            name="Hệ thống theo dõi Nghị quyết 57",
            pattern="https://nq57.example/nhiem-vu/{id}",
            kept_by="Văn phòng Trung ương Đảng",
            by=SYSTEM,
        ),
        domain.enter_tracker(code="nq71", name="Hệ thống theo dõi Nghị quyết 71", by=SYSTEM),
    ]
