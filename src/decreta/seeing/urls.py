"""The list of tasks in other pictures."""

from django.urls import path

from decreta.seeing.views import pages

app_name = "seeing"
urlpatterns = [
    path("calendar/", pages.calendar, name="calendar"),
    path("timeline/", pages.timeline, name="timeline"),
    path("workload/", pages.workload, name="workload"),
]
