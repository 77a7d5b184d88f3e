"""Tasks, directives, supervision."""

from __future__ import annotations

from django.urls import path

from decreta.directives.views import (
    assigning,
    cycles,
    delivering,
    events,
    given,
    lists,
    mending,
    minding,
    recurring,
    reports,
    supervision,
    tasks,
    urging,
    withdrawing,
)

app_name = "directives"

urlpatterns = [
    path("", lists.tasks, name="list"),
    path("take-out/", lists.take_out, name="take_out"),
    path("whom/", assigning.whom, name="whom"),
    path("take-out/reports/", lists.take_out_to_report, name="take_out_to_report"),
    path("papers/", lists.directives, name="directives"),
    path("papers/<uuid:pk>/", assigning.directive, name="directive"),
    path("papers/<uuid:pk>/assign/", assigning.assign, name="assign"),
    path("papers/<uuid:pk>/total/", assigning.declare, name="declare"),
    path("take-up/<uuid:document_id>/", assigning.take_up, name="take_up"),
    path("handed-down/", given.handed_down, name="handed_down"),
    path("handed-down/each/", given.given, name="given"),
    path("handed-down/print/", given.print_below, name="print_below"),
    path("handed-down/<uuid:giver>/urge/", given.urge, name="urge_below"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("supervision/cycles/", cycles.cycles, name="cycles"),
    path("supervision/<slug:body_code>/print/", reports.print_report, name="print_report"),
    path("reports/", reports.reports, name="reports"),
    path("reports/make/", reports.make, name="make_report"),
    path("reports/frozen/<uuid:pk>/", reports.frozen, name="report_frozen"),
    path("reports/frozen/<uuid:pk>/print/", reports.print_frozen, name="print_frozen"),
    path("urge/<slug:body_code>/", urging.choose, name="urge"),
    path("urge/<slug:body_code>/draft/", urging.draft, name="draft_urging"),
    path("events/", events.event, name="event"),
    path("events/<uuid:pk>/correct/", events.correct, name="correct_event"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/assignees/", tasks.assignees, name="assignees"),
    path("<uuid:pk>/assignees/<uuid:one>/", tasks.assignee, name="assignee"),
    path("<uuid:pk>/history/", tasks.history, name="history"),
    path("<uuid:pk>/who/", mending.reassign, name="reassign"),
    path("<uuid:pk>/words/", mending.reword, name="reword"),
    path("<uuid:pk>/deliverables/", delivering.deliverables, name="deliverables"),
    path("<uuid:pk>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<uuid:pk>/withdraw/back/", withdrawing.restore, name="restore"),
    path("<uuid:pk>/minders/", minding.minders, name="minders"),
    path("<uuid:pk>/again/", recurring.recur, name="recur"),
    path("<uuid:pk>/again/stop/", recurring.stop, name="stop_recurrence"),
    path("<uuid:pk>/again/skip/", recurring.skip, name="skip"),
]
