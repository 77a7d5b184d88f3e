"""Addresses of the front page of administration, and of its log."""

from __future__ import annotations

from django.urls import path

from decreta.web.views import administration

urlpatterns = [
    path("", administration.home, name="home"),
    path("log/", administration.log, name="log"),
    path("log/<uuid:entry_id>/", administration.entry, name="log_entry"),
]
