from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "decreta.directives"
    label = "directives"

    def ready(self) -> None:
        from decreta.assignments import matters as assigned_matters
        from decreta.assignments import programmes
        from decreta.audit import words
        from decreta.audit.followers import follow
        from decreta.core import plans
        from decreta.directives import (
            bulk,
            bulk_steering,
            log_words,
            matters,
            notices,
            search_index,
            taking_up,
        )
        from decreta.directives.domain import counting
        from decreta.directives.importing import ProgressList, TaskList, register_beside
        from decreta.directives.importing.minders import Minders
        from decreta.directives.models import Task
        from decreta.directives.models.tasks import MATTER_KIND
        from decreta.directives.queries import desk_figures, feeds, uncounted
        from decreta.directives.tables.cycles import CYCLES
        from decreta.directives.tables.directives import DIRECTIVES
        from decreta.directives.tables.given import GIVEN, HANDED_DOWN
        from decreta.directives.tables.reports import REPORTS
        from decreta.directives.tables.tasks import TASKS
        from decreta.documents import beside as papers
        from decreta.kit import importing
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables
        from decreta.ui.search import searchable
        from decreta.ui.tables import bulk as bulk_acts

        plans.by_values("directives_spell")
        assigned_matters.register(
            MATTER_KIND,
            hold=matters.hold,
            begins=matters.assignment_begins,
            shown=matters.shown,
            named=matters.named,
            place=matters.place,
        )
        programmes.register(MATTER_KIND, Task.objects, "directive_id")
        words.register(log_words.WORDS)
        nav.register("directives", _("Tasks"), "list-checks", "directives:list", order=30)
        importing.register(TaskList())
        importing.register(ProgressList())
        register_beside(Minders())
        desks.figures("directives", desk_figures.figures)
        desks.handled(MATTER_KIND, desk_figures.handled_tasks)
        searchable("directives", _("Tasks"), search_index.find, order=20)
        for table in (TASKS, DIRECTIVES, CYCLES, REPORTS, HANDED_DOWN, GIVEN):
            tables.register(table)
        for act in (*bulk.ACTS, *bulk_steering.ACTS):
            bulk_acts.register(act)
        follow(uncounted.FOLLOWER, kinds=uncounted.KINDS, handler=counting.note)
        _enter_beside()
        papers.register("directives", taking_up.tell_of_document)
        notices.register()
        feeds.register_sources()


def _enter_beside() -> None:
    """What this area itself says beside tasks, and which parts of it narrow lists and stand in reports."""
    from decreta.directives import (
        awaited,
        beside,
        coming_again,
        delivering,
        further,
        gone,
        mending,
        milestones,
        minded,
        narrowing,
    )
    from decreta.directives.queries import cycles, report_parts
    from decreta.directives.queries import milestones as of_report

    beside.register("directives", coming_again.tell_of_task)
    beside.register("directives.events", awaited.tell_of_event)
    beside.register("directives.mending", mending.tell_of_mending)
    beside.register("directives.deliverables", delivering.tell_of_deliverables)
    beside.register("directives.minders", minded.tell_of_minders)
    narrowing.register(minded.NARROWING)
    narrowing.register(cycles.NARROWING)
    narrowing.register(gone.NARROWING)
    further.register(minded.FURTHER)
    beside.register("directives.milestones", milestones.tell_of_milestones)
    report_parts.register("milestones", of_report.in_report)
    report_parts.register("cycles", cycles.in_report)
