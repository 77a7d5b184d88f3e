from django.apps import AppConfig


class SpeakingConfig(AppConfig):
    """Enters the speakers on the pages of a sitting, also live, and what ends a speech."""

    name = "decreta.speaking"
    label = "speaking"

    def ready(self) -> None:
        from decreta.meetings import beside, happenings, leaving
        from decreta.speaking import live, parts, telling
        from decreta.speaking.domain import floor
        from decreta.ui import nav

        beside.register("speaking", shared=parts.shared, own=parts.own)
        happenings.register("speaking", telling.tell)
        leaving.register("speaking", floor.end_with_point)
        live.register()
        nav.within("speaking", "meetings:list")
