"""Addresses of what fires by itself, and of requests to explain."""

from __future__ import annotations

from django.urls import path

from decreta.urging.views import ladders

app_name = "urging"

urlpatterns = [
    path("ladder/", ladders.ladder, name="general"),
    path("ladder/set/", ladders.edit, name="set_general"),
    path("ladder/of/<slug:body_code>/", ladders.ladder, name="ladder"),
    path("ladder/of/<slug:body_code>/set/", ladders.edit, name="set_ladder"),
    path("ladder/of/<slug:body_code>/drop/", ladders.drop, name="drop_ladder"),
]
