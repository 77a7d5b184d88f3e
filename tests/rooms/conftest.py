"""The office of meetings on the morning of its sitting, with two rooms of its own and one of the ministry."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from decreta.core.actor import Actor
from decreta.rooms import domain
from decreta.rooms.models import Room
from tests import flushing
from tests.documents.office import Office
from tests.meetings.conftest import _morning, office

__all__ = ["Rooms", "_morning", "office", "rooms"]
flushing.allow()
BY = Actor.system("tests")


@dataclass(frozen=True)
class Rooms:
    """A small room, a large one, and one of another house."""

    small: Room
    large: Room
    elsewhere: Room


@pytest.fixture
def rooms(office: Office) -> Rooms:
    small = domain.add(organisation=office.agency, name="Phòng A2", place="Nhà A, tầng 2", capacity=2, by=BY)
    large = domain.add(organisation=office.agency, name="Hội trường", capacity=200, equipment=["Máy chiếu"], by=BY)
    return Rooms(small, large, domain.add(organisation=office.ministry, name="Phòng 101", capacity=20, by=BY))
