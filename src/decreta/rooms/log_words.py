"""The log's words for rooms: its acts and its things."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from decreta.audit.words import Words

WORDS = Words(
    area="rooms",
    name=pgettext_lazy("area of the log", "Rooms"),
    order=235,
    acts={
        "rooms.added": pgettext_lazy("act", "entered a room"),
        "rooms.changed": pgettext_lazy("act", "changed a room"),
        "rooms.closed": pgettext_lazy("act", "closed a room"),
        "rooms.reopened": pgettext_lazy("act", "opened a room again"),
        "rooms.booked": pgettext_lazy("act", "booked a room"),
        "rooms.moved": pgettext_lazy("act", "changed the booking of a room"),
        "rooms.cancelled": pgettext_lazy("act", "gave a room back"),
    },
    things={
        "rooms.room": pgettext_lazy("thing", "room"),
        "rooms.booking": pgettext_lazy("thing", "booking of a room"),
    },
)
