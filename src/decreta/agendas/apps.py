from django.apps import AppConfig


class AgendasConfig(AppConfig):
    """Enters positions on the pages of a sitting, also live, and on the desks of those who have not stated theirs."""

    name = "decreta.agendas"
    label = "agendas"

    def ready(self) -> None:
        from django.urls import reverse

        from decreta.agendas import desk, live, log_words, notices, parts, telling
        from decreta.agendas.tables import PROPOSALS
        from decreta.audit import words
        from decreta.core import sight
        from decreta.meetings import beside, happenings
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        beside.register("agendas", shared=parts.shared, own=parts.own, shows_conclusions=False)
        happenings.register("agendas", telling.tell)
        live.register()
        notices.register()
        desks.panel("agendas", desk.waiting)
        desks.handled("agendas.proposal", desk.handled)
        sight.register("agendas.proposal", desk.levels, page=lambda pk: reverse("agendas:proposal", args=[pk]))
        tables.register(PROPOSALS)
        nav.within("agendas", "meetings:list")
