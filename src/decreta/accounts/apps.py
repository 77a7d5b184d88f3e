from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "decreta.accounts"
    label = "accounts"
