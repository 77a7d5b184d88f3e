"""Addresses of papers that go round."""

from __future__ import annotations

from django.urls import path

from decreta.circulation.views import rounds

app_name = "circulation"

urlpatterns = [
    path("papers/<uuid:pk>/", rounds.circulate, name="circulate"),
    path("<uuid:pk>/", rounds.one, name="round"),
    path("<uuid:pk>/acknowledge/", rounds.acknowledge, name="acknowledge"),
    path("<uuid:pk>/urge/", rounds.urge, name="urge"),
    path("<uuid:pk>/recall/", rounds.recall, name="recall"),
]
