from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Enters the area into the rail and into the notices."""

    name = "decreta.reporting"
    label = "reporting"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.reporting import log_words, notices
        from decreta.ui import nav

        words.register(log_words.WORDS)
        notices.register()
        nav.within("reporting", "directives:list")
