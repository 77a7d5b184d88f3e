from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "decreta.assignments"
    label = "assignments"

    def ready(self) -> None:
        from decreta.assignments import desk
        from decreta.assignments.queries.sight import levels
        from decreta.core import sight
        from decreta.ui import desk as desks
        from decreta.ui import nav

        desks.panel("assignments", desk.waiting)
        sight.register("assignments.assignment", levels)
        nav.within("assignments", "directives:list")
