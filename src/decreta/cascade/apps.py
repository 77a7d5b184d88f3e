from django.apps import AppConfig


class CascadeConfig(AppConfig):
    """Enters the area beside tasks and their list."""

    name = "decreta.cascade"
    label = "cascade"

    def ready(self) -> None:
        from django.utils.translation import pgettext_lazy

        from decreta.audit import words
        from decreta.cascade import beside, log_words
        from decreta.directives import beside as tasks
        from decreta.directives.tables.tasks import TASKS
        from decreta.ui.listing import Way, show_also
        from decreta.ui.nav import within

        words.register(log_words.WORDS)
        tasks.register("cascade", beside.tell)
        show_also(TASKS.name, Way(pgettext_lazy("way of showing", "Levels"), "network", "cascade:levels"))
        within("cascade", TASKS.url_name)
