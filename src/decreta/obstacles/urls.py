"""Addresses of the register of obstacles."""

from __future__ import annotations

from django.urls import path

from decreta.obstacles.views import acting, ladder, showing

app_name = "obstacles"

urlpatterns = [
    path("", showing.obstacles, name="list"),
    path("owners/", showing.owners, name="owners"),
    path("review/", showing.review, name="review"),
    path("ladder/", ladder.ladder, name="ladder"),
    path("ladder/set/", ladder.set_ladder, name="set_ladder"),
    path("of/<uuid:pk>/", acting.raise_obstacle, name="raise"),
    path("<uuid:pk>/", showing.obstacle, name="obstacle"),
    path("<uuid:pk>/answer/", acting.answer, name="answer"),
    path("<uuid:pk>/pass-on/", acting.pass_on, name="pass_on"),
    path("<uuid:pk>/gone/", acting.confirm, name="confirm"),
    path("<uuid:pk>/again/", acting.deny, name="deny"),
    path("<uuid:pk>/decide/", acting.decide, name="decide"),
    path("<uuid:pk>/tasks/", acting.link, name="link"),
]
