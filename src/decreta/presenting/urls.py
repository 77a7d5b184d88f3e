"""Addresses of the presenter."""

from __future__ import annotations

from django.urls import path

from decreta.presenting.views import turning

app_name = "presenting"

urlpatterns = [
    path("sittings/<uuid:pk>/show/", turning.show, name="show"),
    path("sittings/<uuid:pk>/stop/", turning.stop, name="stop"),
    path("sittings/<uuid:pk>/ask/", turning.ask, name="ask"),
]
