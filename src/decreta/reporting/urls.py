"""Addresses of briefings, of papers of frozen reports, and of reports that come by themselves."""

from __future__ import annotations

from django.urls import path

from decreta.reporting.views import briefings, papers, schedules

app_name = "reporting"

urlpatterns = [
    path("briefings/", briefings.briefings, name="briefings"),
    path("briefings/make/", briefings.make, name="make_briefing"),
    path("briefings/<uuid:pk>/", briefings.briefing, name="briefing"),
    path("briefings/<uuid:pk>/print/", briefings.print_briefing, name="print_briefing"),
    path("papers/of/<uuid:pk>/", papers.make, name="make_paper"),
    path("scheduled/", schedules.schedules, name="schedules"),
    path("scheduled/of/<slug:body_code>/", schedules.order, name="order_schedule"),
    path("scheduled/came/", schedules.editions, name="editions"),
    path("scheduled/<uuid:pk>/", schedules.schedule, name="schedule"),
    path("scheduled/<uuid:pk>/pause/", schedules.pause, name="pause_schedule"),
    path("scheduled/<uuid:pk>/resume/", schedules.resume, name="resume_schedule"),
    path("scheduled/<uuid:pk>/end/", schedules.end, name="end_schedule"),
]
