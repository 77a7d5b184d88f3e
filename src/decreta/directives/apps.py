from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    name = "decreta.directives"
    label = "directives"
