"""Addresses of subscribed searches."""

from __future__ import annotations

from django.urls import path

from decreta.subscriptions.views import own

app_name = "subscriptions"

urlpatterns = [
    path("", own.subscriptions, name="list"),
    path("<uuid:pk>/subscribe/", own.subscribe, name="subscribe"),
    path("<uuid:pk>/end/", own.unsubscribe, name="unsubscribe"),
]
