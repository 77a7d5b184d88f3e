"""What comes before a sitting."""

from __future__ import annotations

from django.urls import path

from decreta.agendas.views import positions

app_name = "agendas"

urlpatterns = [
    path("sittings/<uuid:pk>/positions/", positions.positions, name="positions"),
    path("sittings/<uuid:pk>/adopt/", positions.adopt, name="adopt"),
    path("points/<uuid:pk>/take-out/", positions.take_out, name="take_out"),
]
