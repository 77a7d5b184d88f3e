from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class SeeingConfig(AppConfig):
    """Enters the pictures of the list of tasks beside that list."""

    name = "decreta.seeing"
    label = "seeing"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.directives import beside as tasks
        from decreta.directives import programmes
        from decreta.directives.tables.tasks import TASKS
        from decreta.seeing import beside, log_words, starting
        from decreta.ui.listing import Way, show_also
        from decreta.ui.nav import within

        words.register(log_words.WORDS)
        for label, icon, name in (
            (pgettext_lazy("way of showing", "Board"), "kanban-square", "board"),
            (pgettext_lazy("way of showing", "Calendar"), "calendar-days", "calendar"),
            (pgettext_lazy("way of showing", "Timeline"), "chart-gantt", "timeline"),
            (pgettext_lazy("way of showing", "Workload"), "scale", "workload"),
            (pgettext_lazy("way of showing", "Programmes"), "grid-3x3", "matrix"),
            (pgettext_lazy("way of showing", "Provinces"), "map", "grid"),
        ):
            show_also(TASKS.name, Way(label, icon, f"seeing:{name}"))
        tasks.register("seeing", beside.tell)
        programmes.register("seeing", beside.rule_of_directive)
        within("seeing", TASKS.url_name)
        starting.connect()
