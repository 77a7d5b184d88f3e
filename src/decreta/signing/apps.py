from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "decreta.signing"
    label = "signing"
