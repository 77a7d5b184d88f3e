from django.apps import AppConfig


class UrgingConfig(AppConfig):
    """Enters the area into the rail."""

    name = "decreta.urging"
    label = "urging"

    def ready(self) -> None:
        from decreta.ui import nav

        nav.within("urging", "directives:list")
