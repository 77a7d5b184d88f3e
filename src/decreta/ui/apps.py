"""Django application of the look."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, template tags and static files that every area uses."""

    name = "decreta.ui"
    label = "ui"
