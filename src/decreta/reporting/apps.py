from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Enters the area into the rail and into the notices, and what it says beside frozen reports and their papers."""

    name = "decreta.reporting"
    label = "reporting"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.reporting import beside, log_words, notices
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register()
        notices.register()
        nav.within("reporting", "directives:list")
