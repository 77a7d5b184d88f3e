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
    path("ladder/of/<slug:body_code>/", ladder.ladder, name="body_ladder"),
    path("ladder/of/<slug:body_code>/set/", ladder.set_ladder, name="set_body_ladder"),
    path("ladder/of/<slug:body_code>/drop/", ladder.drop_ladder, name="drop_body_ladder"),
    path("ladder/of-directive/<uuid:pk>/", ladder.ladder, name="directive_ladder"),
    path("ladder/of-directive/<uuid:pk>/set/", ladder.set_ladder, name="set_directive_ladder"),
    path("ladder/of-directive/<uuid:pk>/drop/", ladder.drop_ladder, name="drop_directive_ladder"),
    path("of/<uuid:pk>/", acting.raise_obstacle, name="raise"),
    path("<uuid:pk>/", showing.obstacle, name="obstacle"),
    path("<uuid:pk>/answer/", acting.answer, name="answer"),
    path("<uuid:pk>/pass-on/", acting.pass_on, name="pass_on"),
    path("<uuid:pk>/gone/", acting.confirm, name="confirm"),
    path("<uuid:pk>/again/", acting.deny, name="deny"),
    path("<uuid:pk>/decide/", acting.decide, name="decide"),
    path("<uuid:pk>/tasks/", acting.link, name="link"),
]
