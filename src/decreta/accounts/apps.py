"""Django application of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Connects the log to the sign-in library."""

    name = "decreta.accounts"
    label = "accounts"

    def ready(self) -> None:
        from decreta.accounts import hooks, log_words
        from decreta.audit import words

        words.register(log_words.WORDS)
        hooks.connect()
