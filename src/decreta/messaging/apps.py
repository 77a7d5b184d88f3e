from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Enters messages on the pages of a sitting, also live, and destroys them when the body's rules say so."""

    name = "decreta.messaging"
    label = "messaging"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.meetings import beside, having, leaving
        from decreta.messaging import listed, live, log_words, parts
        from decreta.messaging.domain import destroying
        from decreta.messaging.queries.shown import MESSAGES, STOPPED, messages_in, stopped_in
        from decreta.minutes import locking
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register(
            "messaging",
            shared=parts.shared,
            own=parts.own,
            shows_conclusions=False,
            lists_present=(),
            own_prints_all=True,
        )
        having.register(MESSAGES, messages_in)
        having.register(STOPPED, stopped_in)
        leaving.register_closing("messaging", destroying.after_closing)
        locking.register("messaging", destroying.after_approval)
        live.register()
        listed.register()
        nav.within("messaging", "meetings:list")
