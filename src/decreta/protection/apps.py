from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """Enters the area beside documents, on the desk, into the notices, and as the keeper of readings."""

    name = "decreta.protection"
    label = "protection"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.documents import beside as documents
        from decreta.documents import delivering
        from decreta.protection import beside, desk, keeping, log_words, notices
        from decreta.ui import desk as desks
        from decreta.ui import nav

        words.register(log_words.WORDS)
        delivering.register(keeping.keep)
        documents.register("protection", beside.tell)
        desks.panel("protection", desk.waiting)
        notices.register()
        nav.within("protection", "documents:list")
