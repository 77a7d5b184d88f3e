"""Django application of calendar feeds."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """Higher areas enter what feeds carry (`sources.register`)."""

    name = "decreta.feeds"
    label = "feeds"
