from django.apps import AppConfig


class UrgingConfig(AppConfig):
    """Enters the area on the page of a task, on the desk, into the notices and the rail."""

    name = "decreta.urging"
    label = "urging"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.directives import beside as tasks
        from decreta.directives import programmes
        from decreta.documents import beside as documents
        from decreta.ui import desk as desks
        from decreta.ui import nav
        from decreta.ui.tables import bulk as bulk_acts
        from decreta.urging import beside, bulk, desk, log_words, notices

        words.register(log_words.WORDS)
        bulk_acts.register(bulk.ASK)
        documents.register("urging", beside.tell_of_letter)
        tasks.register("urging", beside.tell)
        programmes.register("urging", beside.rules_of_directive)
        desks.panel("urging", desk.waiting)
        desks.handled("urging.explanation", desk.handled)
        notices.register()
        nav.within("urging", "directives:list")
