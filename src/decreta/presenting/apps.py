from django.apps import AppConfig


class PresentingConfig(AppConfig):
    """Enters what is presented on the pages of a sitting, also live."""

    name = "decreta.presenting"
    label = "presenting"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import beside, having
        from decreta.presenting import live, log_words, parts
        from decreta.presenting.queries.presented import anything_in
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register("presenting", shared=parts.shared, own=parts.own, shows_conclusions=False, lists_present=())
        having.register("presenting", anything_in)
        live.register()
        nav.within("presenting", "meetings:list")
