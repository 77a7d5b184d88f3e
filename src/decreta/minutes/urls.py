"""Minutes of sittings and the register of decisions."""

from __future__ import annotations

from django.urls import path

from decreta.minutes.views import decisions, forms, minutes, terms

app_name = "minutes"

urlpatterns = [
    path("", minutes.every, name="list"),
    path("of/<uuid:pk>/", minutes.begin, name="begin"),
    path("<uuid:pk>/", minutes.minutes, name="minutes"),
    path("<uuid:pk>/passages/<str:key>/", minutes.edit, name="edit"),
    path("<uuid:pk>/passages/<str:key>/settle/", minutes.settle, name="settle"),
    path("<uuid:pk>/editions/<int:ordinal>/", minutes.edition, name="edition"),
    path("<uuid:pk>/paper-<str:language>.<str:form>", minutes.paper, name="paper"),
    path("<uuid:pk>/circulate/", minutes.circulate, name="circulate"),
    path("<uuid:pk>/take-back/", minutes.take_back, name="take_back"),
    path("<uuid:pk>/remark/", minutes.comment, name="comment"),
    path("<uuid:pk>/agenda/", minutes.put_on_agenda, name="put_on_agenda"),
    path("<uuid:pk>/approve/", minutes.approve, name="approve"),
    path("<uuid:pk>/compose/", minutes.compose, name="compose"),
    path("<uuid:pk>/excerpt/", minutes.excerpt, name="excerpt"),
    path("forms/<uuid:pk>/", forms.try_form, name="try_form"),
    path("attendance/", terms.attendance, name="attendance"),
    path("times/", terms.times, name="times"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/of/<uuid:pk>/", decisions.enter, name="enter"),
    path("decisions/of/<uuid:pk>/own/", decisions.enter_one, name="enter_one"),
    path("decisions/<uuid:pk>/", decisions.decision, name="decision"),
    path("decisions/<uuid:pk>/link/", decisions.link, name="link"),
    path("decisions/<uuid:pk>/paper/", decisions.carry, name="carry"),
    path("remarks/<uuid:pk>/", minutes.answer, name="answer"),
]
