"""Addresses of the reviews of directives without an end."""

from __future__ import annotations

from django.urls import path

from decreta.reviews.views import reviews

app_name = "reviews"

urlpatterns = [
    path("", reviews.listed, name="list"),
    path("rule/", reviews.set_rule, name="set_rule"),
    path("<uuid:pk>/", reviews.directive, name="directive"),
    path("<uuid:pk>/review/", reviews.review, name="review"),
    path("<uuid:pk>/move/", reviews.move, name="move"),
]
