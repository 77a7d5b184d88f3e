"""Addresses of what papers decide of tasks."""

from __future__ import annotations

from django.urls import path

from decreta.changes.views import endings, letters, moved, passing

app_name = "changes"

urlpatterns = [
    path("deadlines/", moved.moved, name="moved"),
    path("deadlines/forecasts/", moved.forecasts, name="forecasts"),
    path("extensions/<slug:body_code>/", letters.letter, name="letter"),
    path("tasks/<uuid:pk>/end/", endings.end, name="end"),
    path("successors/<slug:body_code>/<slug:organisation_code>/", passing.pass_on, name="pass_on"),
    path("passings/<uuid:pk>/", passing.passing, name="passing"),
    path("passings/<uuid:pk>/take-back/", passing.take_back_passing, name="take_back_passing"),
    path("endings/<uuid:pk>/", endings.ending, name="ending"),
]
