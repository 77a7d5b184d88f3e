"""Django application of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The machine door."""

    name = "decreta.api"
    label = "api"
