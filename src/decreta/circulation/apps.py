from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """Enters the area beside documents, on the desk and into the notices."""

    name = "decreta.circulation"
    label = "circulation"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.circulation import beside, desk, log_words, notices
        from decreta.documents import beside as documents
        from decreta.ui import desk as desks
        from decreta.ui import nav

        words.register(log_words.WORDS)
        documents.register("circulation", beside.tell)
        desks.panel("circulation", desk.waiting)
        desks.handled("circulation.circulation", desk.handled)
        notices.register()
        nav.within("circulation", "documents:list")
