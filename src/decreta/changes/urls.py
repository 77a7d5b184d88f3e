"""Addresses of what papers decide of tasks."""

from __future__ import annotations

from django.urls import path

from decreta.changes.views import endings, letters, moved

app_name = "changes"

urlpatterns = [
    path("deadlines/", moved.moved, name="moved"),
    path("extensions/<slug:body_code>/", letters.letter, name="letter"),
    path("tasks/<uuid:pk>/end/", endings.end, name="end"),
    path("endings/<uuid:pk>/", endings.ending, name="ending"),
]
