"""A task of an issued notice for the ministry, due at the end of the day of issue, and who signs in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.directives.models import Task
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import Office

Browser = Callable[[str], Client]


@pytest.fixture
def office(settings: Any, tmp_path: Any, db: None) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def task(office: Office) -> Task:
    return directed(office)


@pytest.fixture
def assignment(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk)


@pytest.fixture
def browser(office: Office) -> Browser:
    def opened(who: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        user = office.holdings[who].person.user
        client.cookies["language"] = "en"
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return opened
