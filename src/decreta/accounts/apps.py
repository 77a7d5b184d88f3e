"""Django application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the log to the sign-in library."""

    name = "decreta.accounts"
    label = "accounts"

    def ready(self) -> None:
        from decreta.accounts import hooks

        hooks.connect()
