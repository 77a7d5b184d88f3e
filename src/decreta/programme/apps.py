from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class ProgrammeConfig(AppConfig):
    """Enters the programmes into the rail, the lists, the imports and the notices."""

    name = "decreta.programme"
    label = "programme"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.kit import importing
        from decreta.programme import log_words, notices
        from decreta.programme.importing import ExpectedPapers
        from decreta.programme.tables import PAPERS, PROGRAMMES
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        tables.register(PAPERS)
        tables.register(PROGRAMMES)
        importing.register(ExpectedPapers())
        notices.register()
        nav.register(
            "programme", pgettext_lazy("rail", "Programmes"), "calendar-check", "programme:list", order=39, wide=True
        )
