"""The list of rooms."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.rooms.models import Room
from decreta.ui.listing import View
from decreta.ui.tables import Column, Selection, Table
from decreta.ui.tables.pen import NOTHING


def equipment(row: Room) -> str:
    """What is there, in one line; that one gets there in a wheelchair belongs to it."""
    return ", ".join([*row.equipment, *([gettext("wheelchair access")] if row.is_accessible else [])])


def shared(row: Room) -> str:
    """Who may book it, in words."""
    return gettext("also organisations below") if row.is_shared else gettext("its organisation")


class RoomTable(Table[Room]):
    """Rooms that the actor's organisation may book, open ones or (`when=closed`) those that were closed."""

    name = "rooms.rooms"
    label = gettext_lazy("Rooms")
    url_name = "rooms:list"
    filters = ("when",)
    css = "cards named"
    columns = (
        Column(
            "name",
            pgettext_lazy("place", "Room"),
            lambda row, pen: pen.link(pen.url("rooms:room", row.pk), row.name, "vi"),
            lambda row: row.name,
            sort=("name",),
            is_heading=True,
            width=30,
        ),
        Column(
            "place",
            gettext_lazy("Where it is"),
            lambda row, pen: pen.text(row.place, "vi"),
            lambda row: row.place,
            css="hide-s",
            width=30,
        ),
        Column(
            "seats",
            gettext_lazy("Seats"),
            lambda row, pen: str(row.capacity),
            lambda row: row.capacity,
            sort=("capacity",),
            css="r",
            width=8,
        ),
        Column(
            "equipment",
            gettext_lazy("What is there"),
            lambda row, pen: equipment(row) or NOTHING,
            equipment,
            css="hide-s",
            width=40,
        ),
        Column(
            "organisation",
            gettext_lazy("Whose room it is"),
            lambda row, pen: pen.text(row.organisation.name, row.organisation.name_lang),
            lambda row: row.organisation.name,
            sort=("organisation__path",),
            css="hide-s",
            width=40,
        ),
        Column(
            "shared",
            gettext_lazy("Who may book it"),
            lambda row, pen: shared(row),
            shared,
            shown=False,
            css="hide-s",
            width=24,
        ),
        Column(
            "closed",
            gettext_lazy("Closed from"),
            lambda row, pen: pen.day(row.valid_to),
            lambda row: row.valid_to,
            shown=False,
            css="hide-s",
            width=12,
        ),
    )

    def select(self, query: Mapping[str, str], actor: Actor) -> Selection[Room]:
        is_closed, here, today = query.get("when") == "closed", reverse(self.url_name), clock.today()
        found = Room.objects.visible_to(actor).select_related("organisation")
        return Selection(
            found.filter(valid_to__lte=today) if is_closed else found.filter(Q(valid_to=None) | Q(valid_to__gt=today)),
            order=("organisation__path", "name", "pk"),
            views=[
                View(gettext("Open rooms"), here, is_current=not is_closed),
                View(gettext("Closed rooms"), f"{here}?when=closed", is_current=is_closed),
            ],
            facts={"is_closed": is_closed},
        )


ROOMS = RoomTable()
