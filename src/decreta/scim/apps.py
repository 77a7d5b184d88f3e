from django.apps import AppConfig


class ScimConfig(AppConfig):
    name = "decreta.scim"
    label = "scim"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.scim import log_words

        words.register(log_words.WORDS)
