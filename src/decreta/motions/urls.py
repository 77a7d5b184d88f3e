"""Addresses of motions."""

from __future__ import annotations

from django.urls import path

from decreta.motions.views import deciding, moving

app_name = "motions"

urlpatterns = [
    path("points/<uuid:pk>/", moving.of_point, name="of_point"),
    path("points/<uuid:pk>/move/", moving.move, name="move"),
    path("points/<uuid:pk>/amend/", moving.amend_proposal, name="amend_proposal"),
    path("conclusions/<uuid:pk>/amend/", moving.amend, name="amend"),
    path("<uuid:pk>/", moving.motion, name="motion"),
    path("<uuid:pk>/reword/", moving.reword, name="reword"),
    path("<uuid:pk>/say/", moving.say, name="say"),
    path("<uuid:pk>/withdraw/", moving.withdraw, name="withdraw"),
    path("<uuid:pk>/admit/", deciding.admit, name="admit"),
    path("<uuid:pk>/refuse/", deciding.refuse, name="refuse"),
    path("<uuid:pk>/put/", deciding.put, name="put"),
    path("<uuid:pk>/adopt/", deciding.adopt, name="adopt"),
    path("<uuid:pk>/place/", deciding.place, name="place"),
    path("<uuid:pk>/work-in/", deciding.work_in, name="work_in"),
]
