"""Who can be urged is counted in the database; the tasks of one agency are those that are late longest."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from decreta.core import clock
from decreta.directives.queries import urging
from tests.changes.stories import another, task_due
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build()


def test_agencies_are_counted_by_what_is_overdue_and_near(
    office: Office, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    first = task_due(office)
    another(office, first, "Việc thứ hai", on=dt.date(2025, 3, 28))
    another(office, first, "Việc của Văn phòng", lead=office.agency, on=dt.date(2025, 4, 2))
    by, at = office.actor("secretary"), clock.end_of_day(dt.date(2025, 4, 1))
    urging.urgeable(office.body, by, at)
    with django_assert_num_queries(2):
        found = urging.urgeable(office.body, by, at)
    assert [(one.addressee, one.overdue, one.near) for one in found] == [(office.ministry, 2, 0), (office.agency, 0, 1)]
    lines = urging.with_tasks(office.body, office.ministry, by, at)
    assert [line.task.raw_title for line in lines] == ["Hoàn thiện dự thảo kín", "Việc thứ hai"]
    monkeypatch.setattr(urging, "MOST", 1)
    (line,) = urging.with_tasks(office.body, office.ministry, by, at)
    assert line.task.raw_title == "Việc thứ hai"
