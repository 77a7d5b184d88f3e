"""Addresses of calendar feeds."""

from django.urls import path

from decreta.feeds.views import own, reading

app_name = "feeds"
urlpatterns = [
    path("", own.feeds, name="list"),
    path("<uuid:pk>/revoke/", own.revoke, name="revoke"),
    path("<str:token>.ics", reading.feed, name="read"),
]
