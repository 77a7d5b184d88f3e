"""Addresses of the trackers, as an administrator keeps them."""

from __future__ import annotations

from django.urls import path

from decreta.linking.views import keeping

urlpatterns = [
    path("trackers/", keeping.trackers, name="trackers"),
    path("trackers/new/", keeping.new_tracker, name="new_tracker"),
    path("trackers/<slug:code>/", keeping.change_tracker, name="change_tracker"),
]
