from django.apps import AppConfig


class CosigningConfig(AppConfig):
    """Tells the documents who else signs, and stands beside their drafts and on desks."""

    name = "decreta.cosigning"
    label = "cosigning"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.cosigning import desk, log_words, notices
        from decreta.cosigning.beside import tell
        from decreta.cosigning.others import Cosigners
        from decreta.documents import beside, signatories
        from decreta.ui import desk as desks
        from decreta.ui import nav

        words.register(log_words.WORDS)
        signatories.register(Cosigners())
        beside.register("cosigning", tell)
        desks.panel("cosigning", desk.waiting)
        notices.register()
        nav.within("cosigning", "documents:list")
