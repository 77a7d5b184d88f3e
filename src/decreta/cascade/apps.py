from django.apps import AppConfig


class CascadeConfig(AppConfig):
    """Enters the area beside tasks and their list, and in their reports."""

    name = "decreta.cascade"
    label = "cascade"

    def ready(self) -> None:
        from django.utils.translation import pgettext_lazy

        from decreta.audit import words
        from decreta.cascade import beside, desk, log_words, notices
        from decreta.cascade.queries import reported
        from decreta.directives import beside as tasks
        from decreta.directives.queries import report_parts
        from decreta.directives.tables.tasks import TASKS
        from decreta.ui import desk as desks
        from decreta.ui.listing import Way, show_also
        from decreta.ui.nav import within

        words.register(log_words.WORDS)
        tasks.register("cascade", beside.tell)
        report_parts.register("shared", reported.in_report)
        report_parts.register("roll_ups", reported.roll_ups_in_report)
        desks.panel("cascade", desk.waiting)
        desks.handled("cascade.rollup", desk.handled)
        notices.register()
        show_also(TASKS.name, Way(pgettext_lazy("way of showing", "Levels"), "network", "cascade:levels"))
        within("cascade", TASKS.url_name)
