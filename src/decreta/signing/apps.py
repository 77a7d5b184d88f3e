from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "decreta.signing"
    label = "signing"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.signing import log_words

        words.register(log_words.WORDS)
