from django.apps import AppConfig


class ScimConfig(AppConfig):
    name = "decreta.scim"
    label = "scim"
