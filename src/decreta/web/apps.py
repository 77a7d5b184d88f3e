from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "decreta.web"
    label = "web"
