"""The office of these tests, in the morning of a day, with the rooms of its house."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.organisation.models import Organisation
from decreta.rooms import domain
from decreta.rooms.models import Room
from tests.documents import office as offices
from tests.meetings.office import moment


@pytest.fixture(autouse=True)
def _morning(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with clock.frozen(moment(8, 30)):
        yield


@pytest.fixture
def office(db):
    """With an account for everybody."""
    return offices.build(with_users=True)


@pytest.fixture
def room(office) -> Room:
    """A room of the agency."""
    house = Organisation.objects.get(code="vptw")
    given = {"capacity": 12, "place": "Nhà A", "valid_from": dt.date(2025, 1, 1), "by": office.actor("administrator")}
    return domain.add_room(organisation=house, name="Phòng A2", **given)
