from django.apps import AppConfig


class AgendasConfig(AppConfig):
    """Enters positions on the pages of a sitting, also live, and on the desks of those who have not stated theirs."""

    name = "decreta.agendas"
    label = "agendas"

    def ready(self) -> None:
        from decreta.agendas import desk, live, parts
        from decreta.meetings import beside
        from decreta.ui import desk as desks
        from decreta.ui import nav

        beside.register("agendas", shared=parts.shared, own=parts.own)
        live.register()
        desks.panel("agendas", desk.waiting)
        nav.within("agendas", "meetings:list")
