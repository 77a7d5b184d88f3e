from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Enters the area into the notices."""

    name = "decreta.subscriptions"
    label = "subscriptions"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.subscriptions import log_words, notices
        from decreta.ui import nav

        words.register(log_words.WORDS)
        notices.register()
        nav.within("subscriptions", "documents:list")
