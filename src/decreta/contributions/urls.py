"""Addresses of the contributions of coordinating organisations."""

from __future__ import annotations

from django.urls import path

from decreta.contributions.views import acting, showing

app_name = "contributions"

urlpatterns = [
    path("", showing.contributions, name="list"),
    path("to/<uuid:pk>/", acting.ask, name="ask"),
    path("by/<uuid:pk>/", acting.offer, name="offer"),
    path("piece/<uuid:pk>/", showing.piece, name="piece"),
    path("<uuid:pk>/", showing.contribution, name="contribution"),
    path("<uuid:pk>/answer/", acting.answer, name="answer"),
    path("<uuid:pk>/judge/", acting.judge, name="judge"),
    path("<uuid:pk>/withdraw/", acting.withdraw, name="withdraw"),
]
