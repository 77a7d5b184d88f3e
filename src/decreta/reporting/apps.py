from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Enters the area into the rail and into the notices."""

    name = "decreta.reporting"
    label = "reporting"

    def ready(self) -> None:
        from decreta.reporting import notices
        from decreta.ui import nav

        notices.register()
        nav.within("reporting", "directives:list")
