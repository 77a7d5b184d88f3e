"""Addresses of the messages of a sitting."""

from __future__ import annotations

from django.urls import path

from decreta.messaging.views import writing

app_name = "messaging"

urlpatterns = [
    path("sittings/<uuid:pk>/", writing.messages_of, name="messages"),
    path("sittings/<uuid:pk>/write/", writing.write, name="write"),
    path("sittings/<uuid:pk>/tell/", writing.tell, name="tell"),
    path("sittings/<uuid:pk>/switch/", writing.switch, name="switch"),
    path("<uuid:pk>/answer/", writing.answer, name="answer"),
    path("<uuid:pk>/done/", writing.settle, name="settle"),
    path("<uuid:pk>/remove/", writing.remove, name="remove"),
    path("<uuid:pk>/end/", writing.end, name="end"),
]
