"""Addresses of one reader."""

from __future__ import annotations

from django.urls import path

from decreta.reading.views import notes, packs

app_name = "reading"

urlpatterns = [
    path("sittings/<uuid:pk>/pack/", packs.pack, name="pack"),
    path("sittings/<uuid:pk>/notes/", notes.notes, name="notes"),
    path("sittings/<uuid:pk>/notes/beside/", notes.beside, name="beside"),
    path("sittings/<uuid:pk>/notes/download/", notes.download, name="download"),
    path("points/<uuid:pk>/note/", notes.save, name="save"),
    path("notes/<uuid:pk>/delete/", notes.delete, name="delete"),
]
