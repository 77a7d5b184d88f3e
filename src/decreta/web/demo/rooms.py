"""The rooms of the scenario: entered, taken by sessions, booked for other things."""

from __future__ import annotations

from functools import partial
from typing import Any

from decreta.core.actor import Actor
from decreta.meetings.domain import change_sitting
from decreta.meetings.models import Sitting
from decreta.organisation.models import Organisation
from decreta.rooms import domain
from decreta.rooms.models import Room
from decreta.rooms.queries.free import Span
from decreta.web.demo.people import actor, secretary_of
from decreta.web.demo.source import moment, read
from decreta.web.demo.timeline import Timeline

Row = dict[str, Any]


class RoomPlay:
    """The rows of `rooms.yaml` as steps, each at its moment."""

    def __init__(self) -> None:
        self.rows = read("rooms.yaml")

    def add_to(self, timeline: Timeline) -> None:
        """Put every row on the timeline."""
        timeline.at(moment(self.rows["at"]), self.enter)
        for row in self.rows["sittings"]:
            timeline.at(moment(row["at"]), partial(self.place, row))
        for row in self.rows["bookings"]:
            timeline.at(moment(row["at"]), partial(self.book, row))

    def enter(self) -> None:
        """The rooms that there are."""
        by = Actor.system("demonstration")
        for row in self.rows["rooms"]:
            said = {name: value for name, value in row.items() if name != "organisation"}
            domain.add(organisation=Organisation.objects.get(code=row["organisation"]), **said, by=by)

    def place(self, row: Row) -> None:
        """A session takes a room, before it is convened."""
        sitting = Sitting.objects.get(body__code=row["body"], starts_at=moment(row["starts_at"]))
        around = {"minutes_before": row["before"], "minutes_after": row["after"]}
        change_sitting(sitting=sitting, room=_room(row), **around, by=secretary_of(row["body"]))

    def book(self, row: Row) -> None:
        """Something that is no session."""
        span = Span(moment(row["starts_at"]), moment(row["ends_at"]), row.get("before", 0), row.get("after", 0))
        said = {"purpose": row["purpose"], "is_private": row.get("is_private", False)}
        domain.book(room=_room(row), span=span, **said, by=actor(row["by"]))


def _room(row: Row) -> Room:
    return Room.objects.get(name=row["room"])
