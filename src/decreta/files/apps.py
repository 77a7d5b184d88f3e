from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Says where uploads wait while their sender confirms that it is he, and that none is dropped for its name."""

    name = "decreta.files"
    label = "files"

    def ready(self) -> None:
        from decreta.accounts import keeping
        from decreta.audit import words
        from decreta.files import forms, log_words, uploads

        words.register(log_words.WORDS)
        uploads.install()
        keeping.uploads_by(forms.lay_aside, forms.take_up)
