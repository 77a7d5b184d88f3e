"""Acts on assignments, whatever they are for."""

from __future__ import annotations

from django.urls import path

from decreta.assignments.views import acting, charging, forecasting, planning, steering

app_name = "assignments"

urlpatterns = [
    path("<uuid:pk>/receive/", acting.receive, name="receive"),
    path("<uuid:pk>/dispute/", acting.dispute, name="dispute"),
    path("<uuid:pk>/settle/", acting.settle, name="settle"),
    path("<uuid:pk>/hand-down/", acting.hand_down, name="hand_down"),
    path("<uuid:pk>/report/", acting.report, name="report"),
    path("<uuid:pk>/extension/", acting.ask_extension, name="ask_extension"),
    path("<uuid:pk>/recovery/", acting.recovery, name="recovery"),
    path("<uuid:pk>/forecast/", forecasting.forecast, name="forecast"),
    path("<uuid:pk>/charge/", charging.charge, name="charge"),
    path("<uuid:pk>/milestones/", planning.milestones, name="milestones"),
    path("<uuid:pk>/suspend/", steering.suspend, name="suspend"),
    path("<uuid:pk>/resume/", steering.resume, name="resume"),
    path("<uuid:pk>/close/", steering.close, name="close"),
    path("<uuid:pk>/reopen/", steering.reopen, name="reopen"),
    path("reports/<uuid:pk>/accept/", acting.accept, name="accept"),
    path("reports/<uuid:pk>/judge/", acting.judge, name="judge"),
    path("reports/<uuid:pk>/return/", acting.return_report, name="return_report"),
    path("extensions/<uuid:pk>/examine/", acting.examine_extension, name="examine_extension"),
    path("extensions/evidence/<uuid:pk>/", acting.request_evidence, name="request_evidence"),
    path("extensions/<uuid:pk>/decide/", acting.decide_extension, name="decide_extension"),
    path("evidence/<uuid:pk>/", acting.evidence, name="evidence"),
]
