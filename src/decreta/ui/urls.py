"""Pages of the look itself: how pages appear, and the style page."""

from __future__ import annotations

from django.urls import path

from decreta.ui import device, views

app_name = "ui"
urlpatterns = [
    path("appearance/", views.change_appearance, name="appearance"),
    path("style/", views.style, name="style"),
    path("manifest.webmanifest", device.manifest, name="manifest"),
    path("worker.js", device.worker, name="worker"),
    path("offline/", device.offline, name="offline"),
]
