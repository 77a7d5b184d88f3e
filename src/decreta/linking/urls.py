"""Addresses of what links tasks to each other and to trackers elsewhere."""

from __future__ import annotations

from django.urls import path

from decreta.linking.views import depending, identifying, likening, telling

app_name = "linking"

urlpatterns = [
    path("tasks/<uuid:pk>/ids/", identifying.identify, name="identify"),
    path("tasks/<uuid:pk>/needs/", depending.depend, name="depend"),
    path("dependencies/<uuid:pk>/release/", depending.release, name="release"),
    path("pairs/", likening.pairs, name="pairs"),
    path("pairs/<uuid:pk>/", likening.pair, name="pair"),
    path("trackers/", telling.trackers, name="trackers"),
    path("trackers/<slug:code>/<slug:body_code>/", telling.tracker, name="tracker"),
    path("trackers/<slug:code>/<slug:body_code>/hand-over/", telling.hand_over, name="hand_over"),
    path("hand-overs/<uuid:pk>/", telling.handover_file, name="handover_file"),
]
