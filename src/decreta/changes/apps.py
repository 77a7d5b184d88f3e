from django.apps import AppConfig


class ChangesConfig(AppConfig):
    """Enters the area beside tasks and documents, and into the notices."""

    name = "decreta.changes"
    label = "changes"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.changes import beside, following, log_words, notices, telling
        from decreta.changes.tables.forecasts import FORECASTS
        from decreta.changes.tables.moved import MOVED
        from decreta.directives import beside as tasks
        from decreta.directives import further, narrowing
        from decreta.directives.queries import report_parts
        from decreta.documents import beside as documents
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        tasks.register("changes", beside.tell_of_task)
        tasks.register_on_supervision("changes", beside.on_supervision)
        documents.register("changes", beside.tell_of_document)
        following.register()
        tables.register(MOVED)
        tables.register(FORECASTS)
        narrowing.register(telling.NARROWING)
        further.register(telling.FURTHER)
        report_parts.register("moved", telling.in_report)
        notices.register()
        nav.within("changes", "directives:list")
