from django.apps import AppConfig


class ObstaclesConfig(AppConfig):
    """Enters the area on the page of a task, into the form and the data of reports, on the desk, into the notices."""

    name = "decreta.obstacles"
    label = "obstacles"

    def ready(self) -> None:
        from decreta.assignments import beside as reports
        from decreta.directives import beside as tasks
        from decreta.directives.queries import report_parts
        from decreta.obstacles import beside, desk, following, forms, notices, telling
        from decreta.ui import desk as desks
        from decreta.ui import nav

        reports.register("obstacles", reports.Addition(forms.asked_in_report, following.raised_in_report))
        tasks.register("obstacles", beside.tell)
        tasks.register_on_supervision("obstacles", telling.on_supervision)
        report_parts.register("obstacles", telling.in_report)
        desks.panel("obstacles", desk.waiting)
        desks.handled("obstacles.obstacle", desk.handled)
        notices.register()
        nav.within("obstacles", "directives:list")
