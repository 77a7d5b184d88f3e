"""Tasks, directives, supervision."""

from __future__ import annotations

from django.urls import path

from decreta.directives.views import acting, assigning, lists, supervision, tasks, urging

app_name = "directives"

urlpatterns = [
    path("", lists.tasks, name="list"),
    path("papers/", lists.directives, name="directives"),
    path("papers/<uuid:pk>/", assigning.directive, name="directive"),
    path("papers/<uuid:pk>/assign/", assigning.assign, name="assign"),
    path("take-up/<uuid:document_id>/", assigning.take_up, name="take_up"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("urge/<slug:body_code>/", urging.choose, name="urge"),
    path("urge/<slug:body_code>/draft/", urging.draft, name="draft_urging"),
    path("events/", acting.event, name="event"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/assignees/", tasks.assignees, name="assignees"),
    path("assignments/<uuid:pk>/receive/", acting.receive, name="receive"),
    path("assignments/<uuid:pk>/dispute/", acting.dispute, name="dispute"),
    path("assignments/<uuid:pk>/settle/", acting.settle, name="settle"),
    path("assignments/<uuid:pk>/hand-down/", acting.hand_down, name="hand_down"),
    path("assignments/<uuid:pk>/report/", acting.report, name="report"),
    path("assignments/<uuid:pk>/extension/", acting.ask_extension, name="ask_extension"),
    path("assignments/<uuid:pk>/recovery/", acting.recovery, name="recovery"),
    path("reports/<uuid:pk>/accept/", acting.accept, name="accept"),
    path("reports/<uuid:pk>/return/", acting.return_report, name="return_report"),
    path("extensions/<uuid:pk>/decide/", acting.decide_extension, name="decide_extension"),
    path("evidence/<uuid:pk>/", acting.evidence, name="evidence"),
]
