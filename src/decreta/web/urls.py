"""The desk, the search, the log, the demonstration's clock."""

from __future__ import annotations

from django.urls import path

from decreta.web.views import clock, desk, log, palette, search, walk

app_name = "web"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("desk/beside/", desk.beside, name="beside"),
    path("walk/", walk.go, name="walk"),
    path("search/", search.search, name="search"),
    path("palette/", palette.palette, name="palette"),
    path("log/", log.entries, name="log"),
    path("log/<uuid:entry_id>/", log.entry, name="log_entry"),
    path("clock/", clock.move, name="clock"),
]
