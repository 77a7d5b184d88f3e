from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "decreta.web"
    label = "web"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.ui import nav, tables
        from decreta.web import log_words, strips
        from decreta.web.tables import LOG

        words.register(log_words.WORDS)
        nav.register("web", _("My desk"), "inbox", "web:desk", order=10)
        nav.register("web", _("Log"), "scroll-text", "web:log", order=90, at_foot=True)
        tables.register(LOG)
        nav.register(
            "administration",
            _("Administration"),
            "settings-2",
            "administration:home",
            order=85,
            at_foot=True,
            visible=lambda request: request.actor.can("administer"),  # type: ignore[attr-defined]
        )
        nav.strip("demo-clock", strips.demo_clock)
        nav.strip("walk", strips.walking, order=10)
