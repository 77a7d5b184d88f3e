"""Addresses of the rules of reporting."""

from __future__ import annotations

from django.urls import path

from decreta.cadence.views import rules

app_name = "cadence"

urlpatterns = [
    path("<slug:code>/", rules.declared, name="rules"),
    path("<slug:code>/set/", rules.set_for_body, name="set_body"),
    path("directive/<uuid:pk>/set/", rules.set_for_directive, name="set_directive"),
    path("task/<uuid:pk>/set/", rules.set_for_task, name="set_task"),
    path("rule/<uuid:pk>/end/", rules.end, name="end"),
]
