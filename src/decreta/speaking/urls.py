"""Addresses of the debate of a sitting."""

from __future__ import annotations

from django.urls import path

from decreta.speaking.views import debating

app_name = "speaking"

urlpatterns = [
    path("sittings/<uuid:pk>/", debating.debate, name="debate"),
    path("sittings/<uuid:pk>/groups/", debating.add_group, name="add_group"),
    path("sittings/<uuid:pk>/end/", debating.end, name="end"),
    path("sittings/<uuid:pk>/pause/", debating.pause, name="pause"),
    path("sittings/<uuid:pk>/resume/", debating.resume, name="resume"),
    path("sittings/<uuid:pk>/grant/", debating.grant, name="grant"),
    path("groups/<uuid:pk>/", debating.group, name="group"),
    path("groups/<uuid:pk>/remove/", debating.remove_group, name="remove_group"),
    path("sittings/<uuid:pk>/ask/", debating.ask, name="ask"),
    path("points/<uuid:pk>/close-list/", debating.close, name="close"),
    path("points/<uuid:pk>/open-list/", debating.reopen, name="reopen"),
    path("speeches/<uuid:pk>/withdraw/", debating.withdraw, name="withdraw"),
    path("speeches/<uuid:pk>/place/", debating.place, name="place"),
    path("speeches/<uuid:pk>/give/", debating.give, name="give"),
]
