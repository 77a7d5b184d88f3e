from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Enters the area beside tasks and documents, and into the notices."""

    name = "decreta.changes"
    label = "changes"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.changes import beside, following, log_words, notices
        from decreta.changes.tables.moved import MOVED
        from decreta.directives import beside as tasks
        from decreta.documents import beside as documents
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        tasks.register("changes", beside.tell_of_task)
        documents.register("changes", beside.tell_of_document)
        following.register()
        tables.register(MOVED)
        notices.register()
        nav.within("changes", "directives:list")
