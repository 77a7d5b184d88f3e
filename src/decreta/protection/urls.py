"""Addresses of protected papers."""

from __future__ import annotations

from django.urls import path

from decreta.protection.views import changes, guarding, readings

app_name = "protection"

urlpatterns = [
    path("<uuid:pk>/access/", changes.changes, name="changes"),
    path("<uuid:pk>/readings/", readings.readings, name="readings"),
    path("<uuid:pk>/readings/beside/", readings.beside, name="readings_beside"),
    path("<uuid:pk>/guard/", guarding.guard, name="guard"),
    path("<uuid:pk>/unguard/", guarding.unguard, name="unguard"),
]
