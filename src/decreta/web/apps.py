from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "decreta.web"
    label = "web"

    def ready(self) -> None:
        from decreta.ui import nav
        from decreta.web import strips

        nav.register("web", _("My desk"), "inbox", "web:desk", order=10)
        nav.register("web", _("Log"), "scroll-text", "web:log", order=90, at_foot=True)
        nav.strip("demo-clock", strips.demo_clock)
        nav.strip("walk", strips.walking, order=10)
