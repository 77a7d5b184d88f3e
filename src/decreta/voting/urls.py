"""Addresses of voting."""

from __future__ import annotations

from django.urls import path

from decreta.voting.views import casting, putting, rights, showing

app_name = "voting"

urlpatterns = [
    path("points/<uuid:pk>/put/", putting.put, name="put"),
    path("points/<uuid:pk>/step-back/", rights.recuse, name="recuse"),
    path("sittings/<uuid:pk>/proxies/", rights.give_proxy, name="give_proxy"),
    path("proxies/<uuid:pk>/revoke/", rights.revoke_proxy, name="revoke_proxy"),
    path("<uuid:pk>/", showing.ballot, name="ballot"),
    path("<uuid:pk>/progress/", showing.progress, name="progress"),
    path("<uuid:pk>/names.csv", showing.names, name="names"),
    path("<uuid:pk>/paper/", casting.paper, name="paper"),
    path("<uuid:pk>/cast/", casting.cast, name="cast"),
    path("<uuid:pk>/enter/", casting.enter, name="enter"),
    path("<uuid:pk>/close/", putting.close, name="close"),
    path("<uuid:pk>/annul/", putting.annul, name="annul"),
    path("<uuid:pk>/decide/", putting.decide, name="decide"),
]
