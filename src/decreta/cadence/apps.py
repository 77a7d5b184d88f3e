from django.apps import AppConfig


class CadenceConfig(AppConfig):
    """Enters the area on the page of a task, in the list of tasks, on the page of supervision, in reports, on the desk."""

    name = "decreta.cadence"
    label = "cadence"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.cadence import beside, bulk, desk, log_words, notices, telling
        from decreta.directives import beside as tasks
        from decreta.directives import further, narrowing, programmes
        from decreta.directives.queries import report_parts
        from decreta.ui import desk as desks
        from decreta.ui import nav
        from decreta.ui.tables import bulk as bulk_acts

        bulk_acts.register(bulk.SET_RULE)
        words.register(log_words.WORDS)
        tasks.register("cadence", beside.tell)
        programmes.register("cadence", beside.rule_of_directive)
        tasks.register_on_directive("cadence", beside.on_directive)
        tasks.register_on_supervision("cadence", telling.on_supervision)
        narrowing.register(telling.NARROWING)
        further.register(telling.FURTHER)
        report_parts.register("cadence", telling.in_report)
        desks.panel("cadence", desk.waiting)
        notices.register()
        nav.within("cadence", "directives:list")
