from django.apps import AppConfig


class AgendasConfig(AppConfig):
    """Enters positions on the pages of a sitting, also live, and on the desks of those who have not stated theirs."""

    name = "decreta.agendas"
    label = "agendas"

    def ready(self) -> None:
        from django.urls import reverse

        from decreta.agendas import desk, live, log_words, notices, parts, telling
        from decreta.agendas.domain import keeping, offering
        from decreta.agendas.queries.expected import EXPECTED, expected_of
        from decreta.agendas.queries.left import DEFERRED, adopted_in, carried_in, deferred_in, resumed_in
        from decreta.agendas.queries.opinions import asked_in
        from decreta.agendas.tables import PROPOSALS
        from decreta.audit import words
        from decreta.core import sight
        from decreta.meetings import beside, happenings, having, joining, leaving, repurposing
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        beside.register("agendas", shared=parts.shared, own=parts.own, shows_conclusions=False, lists_present=())
        happenings.register("agendas", telling.tell, adopted_in, carried_in, resumed_in)
        having.register(DEFERRED, deferred_in)
        having.register(parts.OPINIONS, asked_in)
        having.register(EXPECTED, expected_of)
        leaving.register_keeping("agendas", keeping.keep_before_removal)
        joining.register("agendas", keeping.name_who_joins)
        repurposing.register("agendas", offering.forget_by_consent)
        live.register()
        notices.register()
        desks.panel("agendas", desk.waiting)
        desks.handled("agendas.proposal", desk.handled)
        sight.register("agendas.proposal", desk.levels, page=lambda pk: reverse("agendas:proposal", args=[pk]))
        sight.register("agendas.opinionrequest", desk.levels_of_requests)
        tables.register(PROPOSALS)
        nav.within("agendas", "meetings:list")
