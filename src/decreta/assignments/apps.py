from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "decreta.assignments"
    label = "assignments"

    def ready(self) -> None:
        from decreta.assignments import desk, log_words
        from decreta.assignments.queries.sight import levels
        from decreta.audit import words
        from decreta.core import plans, sight
        from decreta.ui import desk as desks
        from decreta.ui import nav

        plans.by_values("assignments_assignment")
        words.register(log_words.WORDS)
        desks.panel("assignments", desk.waiting)
        sight.register("assignments.assignment", levels)
        nav.within("assignments", "directives:list")
