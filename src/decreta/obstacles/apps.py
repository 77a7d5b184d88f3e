from django.apps import AppConfig


class ObstaclesConfig(AppConfig):
    """Enters the area on the page of a task, into the form and the data of reports, on the desk, into the notices."""

    name = "decreta.obstacles"
    label = "obstacles"

    def ready(self) -> None:
        from decreta.assignments import beside as reports
        from decreta.assignments import hindrances
        from decreta.audit import words
        from decreta.directives import beside as directives
        from decreta.directives import programmes
        from decreta.directives.queries import hindrances as of_tasks
        from decreta.directives.queries import report_parts
        from decreta.obstacles import beside, desk, following, forms, hindering, log_words, notices, telling
        from decreta.obstacles.tables.obstacles import OBSTACLES
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        hindrances.register(hindering.SINCE, hindering.of)
        reports.register("obstacles", reports.Addition(forms.asked_in_report, following.raised_in_report))
        directives.register("obstacles", beside.tell)
        programmes.register("obstacles", beside.rule_of_directive)
        directives.register_on_supervision("obstacles", telling.on_supervision)
        of_tasks.register(telling.in_briefing)
        report_parts.register("obstacles", telling.in_report)
        desks.panel("obstacles", desk.waiting)
        desks.handled("obstacles.obstacle", desk.handled)
        tables.register(OBSTACLES)
        notices.register()
        nav.within("obstacles", "directives:list")
