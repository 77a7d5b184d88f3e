"""When the members of a body can come."""

from __future__ import annotations

from django.urls import path

from decreta.dates.views import answering, polls

app_name = "dates"

urlpatterns = [
    path("sittings/<uuid:pk>/ask/", polls.ask, name="ask"),
    path("sittings/<uuid:pk>/against/", polls.against, name="against"),
    path("polls/<uuid:pk>/", polls.poll, name="poll"),
    path("polls/<uuid:pk>/withdraw/", polls.withdraw, name="withdraw"),
    path("answers/<uuid:pk>/", answering.answer, name="answer"),
]
