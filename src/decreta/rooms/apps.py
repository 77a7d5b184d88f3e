from django.apps import AppConfig


class RoomsConfig(AppConfig):
    """Enters the rooms among the lists, and who hears of them; their pages stand in the place of the sittings."""

    name = "decreta.rooms"
    label = "rooms"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.core import sight
        from decreta.rooms import log_words
        from decreta.rooms.queries.sight import levels_of_bookings, levels_of_rooms
        from decreta.rooms.tables import ROOMS
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        sight.register("rooms.room", levels_of_rooms)
        sight.register("rooms.booking", levels_of_bookings)
        tables.register(ROOMS)
        nav.within("rooms", "meetings:list")
