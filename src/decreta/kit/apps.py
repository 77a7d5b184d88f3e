from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "decreta.kit"
    label = "kit"
