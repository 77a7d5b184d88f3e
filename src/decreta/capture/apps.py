from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaptureConfig(AppConfig):
    """Enters the tray into the rail, the desk and the log's words for things."""

    name = "decreta.capture"
    label = "capture"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.capture import desk, log_words
        from decreta.capture.views.offers import on_arrival
        from decreta.documents.views import arrival_buttons
        from decreta.ui import desk as desks
        from decreta.ui import nav

        nav.register(
            "capture",
            _("Intake tray"),
            "inbox",
            "capture:tray",
            waiting=desk.in_the_tray,
            order=22,
            wide=True,
            visible=desk.keeps_a_register,
        )
        words.register(log_words.WORDS)
        arrival_buttons.offer(on_arrival)
        desks.panel("capture", desk.waiting)
        desks.handled("capture.traypaper", desk.handled)
