"""Health for balancers, figures for those who watch, a page for administrators."""

from __future__ import annotations

from django.urls import path

from decreta.operation.views import health, metrics, page

app_name = "operation"

urlpatterns = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("operation/", page.page, name="page"),
]
