"""Django application of calendar feeds."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Higher areas enter what feeds carry (`sources.register`)."""

    name = "decreta.feeds"
    label = "feeds"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.feeds import log_words

        words.register(log_words.WORDS)
