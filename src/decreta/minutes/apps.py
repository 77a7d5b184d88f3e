from django.apps import AppConfig


class MinutesConfig(AppConfig):
    """Enters minutes beside sittings, on the desk, into the lists and the notices."""

    name = "decreta.minutes"
    label = "minutes"

    def ready(self) -> None:
        from decreta.minutes import beside, desk, notices
        from decreta.minutes.tables.minutes import MINUTES
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        beside.register()
        notices.register()
        tables.register(MINUTES)
        desks.panel("minutes", desk.waiting)
        desks.handled("minutes.minutes", desk.handled)
        nav.within("minutes", "meetings:list")
