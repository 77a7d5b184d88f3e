"""Pages of the look itself: how pages appear, and the style page."""

from __future__ import annotations

from django.urls import path

from decreta.ui import views

app_name = "ui"
urlpatterns = [
    path("appearance/", views.change_appearance, name="appearance"),
    path("style/", views.style, name="style"),
]
