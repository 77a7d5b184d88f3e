"""Addresses of what organisations of several levels share, and of own tasks that serve what came from above."""

from __future__ import annotations

from django.urls import path

from decreta.cascade.views import agreeing, levels, serving, sharing

app_name = "cascade"

urlpatterns = [
    path("", levels.levels, name="levels"),
    path("summary/", levels.summary, name="summary"),
    path("shares/", sharing.shares, name="shares"),
    path("shares/new/", sharing.share, name="share"),
    path("shares/<uuid:pk>/stop/", sharing.stop, name="stop"),
    path("roll-ups/", agreeing.roll_ups, name="roll_ups"),
    path("roll-ups/new/", agreeing.ask, name="ask"),
    path("roll-ups/<uuid:pk>/", agreeing.roll_up, name="roll_up"),
    path("roll-ups/<uuid:pk>/agree/", agreeing.agree, name="agree"),
    path("roll-ups/<uuid:pk>/decline/", agreeing.decline, name="decline"),
    path("roll-ups/<uuid:pk>/withdraw/", agreeing.withdraw, name="withdraw"),
    path("roll-ups/<uuid:pk>/cancel/", agreeing.cancel, name="cancel"),
    path("assignments/<uuid:pk>/", serving.break_down, name="break_down"),
    path("servings/<uuid:pk>/release/", serving.release, name="release"),
    path("<slug:code>/from/<slug:below>/", levels.from_below, name="from_below"),
    path("<slug:code>/tasks/<uuid:pk>/", levels.task, name="task"),
]
