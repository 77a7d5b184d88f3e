from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "decreta.core"
    label = "core"
