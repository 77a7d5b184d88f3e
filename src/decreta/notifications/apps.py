"""Django application of notices."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Registers the bell's count with the page frame."""

    name = "decreta.notifications"
    label = "notifications"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.notifications import entrance, log_words
        from decreta.notifications.queries import unread_of
        from decreta.ui import nav

        words.register(log_words.WORDS)
        entrance.register()
        nav.bell(unread_of)
