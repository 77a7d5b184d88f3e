from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "decreta.live"
    label = "live"
