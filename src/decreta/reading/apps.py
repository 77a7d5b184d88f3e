from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Puts a reader's own notes, and his way to all papers in one file, on the pages of a sitting."""

    name = "decreta.reading"
    label = "reading"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.kit.domain import exports
        from decreta.meetings import beside
        from decreta.reading import log_words, parts
        from decreta.reading.domain.packs import JOB
        from decreta.reading.queries.packs import still_holds
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register("reading", own=parts.own)
        exports.check(JOB, still_holds)
        nav.within("reading", "meetings:list")
