from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Enters the area on the page of a task, on the page of supervision, in reports, on the desk, among lists and notices."""

    name = "decreta.contributions"
    label = "contributions"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.contributions import beside, desk, log_words, notices, telling
        from decreta.contributions.tables.contributions import CONTRIBUTIONS
        from decreta.directives import beside as tasks
        from decreta.directives.queries import report_parts
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        tasks.register("contributions", beside.tell)
        tasks.register_on_supervision("contributions", telling.on_supervision)
        report_parts.register("contributions", telling.in_report)
        desks.panel("contributions", desk.waiting)
        desks.handled("contributions.contribution", desk.handled)
        tables.register(CONTRIBUTIONS)
        notices.register()
        nav.within("contributions", "directives:list")
