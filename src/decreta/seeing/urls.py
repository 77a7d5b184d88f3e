"""The list of tasks in other pictures, and dashboards composed of them."""

from django.urls import path

from decreta.seeing.views import dashboards, lights, pages

app_name = "seeing"
urlpatterns = [
    path("board/", pages.board, name="board"),
    path("dashboards/", dashboards.dashboards, name="dashboards"),
    path("dashboards/compose/", dashboards.compose, name="compose"),
    path("dashboards/<uuid:pk>/", dashboards.dashboard, name="dashboard"),
    path("dashboards/<uuid:pk>/change/", dashboards.change, name="change_dashboard"),
    path("dashboards/<uuid:pk>/remove/", dashboards.remove, name="remove_dashboard"),
    path("dashboards/<uuid:pk>/start/", dashboards.choose, name="start_with"),
    path("lights/", lights.lights, name="lights"),
    path("lights/set/", lights.edit, name="set_lights"),
    path("calendar/", pages.calendar, name="calendar"),
    path("timeline/", pages.timeline, name="timeline"),
    path("matrix/", pages.matrix, name="matrix"),
    path("provinces/", pages.grid, name="grid"),
    path("workload/", pages.workload, name="workload"),
]
