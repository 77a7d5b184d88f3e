"""Addresses of the figures."""

from django.urls import path

from decreta.figures.views.pages import REPORTS, page, papers

app_name = "figures"
urlpatterns = [
    path("", page, name="page"),
    path("papers/", papers, name="papers"),
    *(path(f"{key}/", view, name=key) for key, view in REPORTS.items()),
]
