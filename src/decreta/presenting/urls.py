"""Addresses of the presenter."""

from __future__ import annotations

from django.urls import path

from decreta.presenting.views import showing, turning

app_name = "presenting"

urlpatterns = [
    path("sittings/<uuid:pk>/show/", turning.show, name="show"),
    path("sittings/<uuid:pk>/stop/", turning.stop, name="stop"),
    path("sittings/<uuid:pk>/papers/<uuid:paper>/file/", showing.hall_file, name="hall_file"),
    path("sittings/<uuid:pk>/ask/", turning.ask, name="ask"),
]
