from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "decreta.directives"
    label = "directives"

    def ready(self) -> None:
        from decreta.assignments import matters as assigned_matters
        from decreta.directives import desk, matters, notices, search_index
        from decreta.directives.models.tasks import MATTER_KIND
        from decreta.directives.queries import desk_figures
        from decreta.ui import desk as desks
        from decreta.ui import nav
        from decreta.ui.search import searchable

        assigned_matters.register(MATTER_KIND, begins=matters.assignment_begins)
        nav.register("directives", _("Tasks"), "list-checks", "directives:list", order=30)
        desks.panel("directives", desk.waiting)
        desks.figures("directives", desk_figures.figures)
        desks.handled(MATTER_KIND, desk_figures.handled_tasks)
        searchable("directives", _("Tasks"), search_index.find, order=20)
        notices.register()
