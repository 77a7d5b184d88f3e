"""Addresses of the registers, as an administrator sees them."""

from __future__ import annotations

from django.urls import path

from decreta.documents.views import administration

urlpatterns = [
    path("registers/", administration.registers, name="registers"),
    path("registers/<uuid:pk>/close/", administration.close_register, name="close_register"),
]
