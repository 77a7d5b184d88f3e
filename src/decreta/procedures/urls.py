"""Decisions in writing."""

from __future__ import annotations

from django.urls import path

from decreta.procedures.views import procedures as pages

app_name = "procedures"

urlpatterns = [
    path("", pages.every, name="list"),
    path("new/", pages.new, name="new"),
    path("<uuid:pk>/", pages.procedure, name="procedure"),
    path("<uuid:pk>/questions/", pages.add_question, name="add_question"),
    path("<uuid:pk>/ask/", pages.ask, name="ask"),
    path("<uuid:pk>/answer/", pages.answer, name="answer"),
    path("<uuid:pk>/paper/<uuid:invitation>/", pages.enter_paper, name="enter_paper"),
    path("<uuid:pk>/prolong/", pages.prolong, name="prolong"),
    path("<uuid:pk>/withdraw/", pages.withdraw, name="withdraw"),
    path("<uuid:pk>/close/", pages.close, name="close"),
    path("questions/<uuid:pk>/tie/", pages.decide_tie, name="decide_tie"),
    path("<uuid:pk>/convert/", pages.convert, name="convert"),
]
