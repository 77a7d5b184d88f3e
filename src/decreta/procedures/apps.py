from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Enters written procedures beside sittings, into the record, on the desk, into the lists and the notices."""

    name = "decreta.procedures"
    label = "procedures"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import composing, happenings
        from decreta.procedures import beside, desk, log_words, notices, policies, telling
        from decreta.procedures.tables import PROCEDURES
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        beside.register()
        notices.register()
        happenings.register("procedures", telling.tell)
        composing.register("procedures", against=policies.ties_are_decided)
        tables.register(PROCEDURES)
        desks.panel("procedures", desk.waiting)
        desks.handled("procedures.procedure", desk.handled)
        nav.within("procedures", "meetings:list")
