from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    """Enters the templates beside the papers, and the letter that is answered as what a draft may begin from."""

    name = "decreta.writing"
    label = "writing"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.documents import beginnings
        from decreta.ui import nav
        from decreta.writing import log_words, sources
        from decreta.writing.queries.answered import of_letter

        words.register(log_words.WORDS)
        beginnings.register("writing.templates", _("From a Word template"), "writing:templates")
        sources.register("answers", of_letter)
        nav.within("writing", "documents:list")
