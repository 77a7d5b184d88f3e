"""Addresses of what an administrator keeps of the pictures."""

from __future__ import annotations

from django.urls import path

from decreta.seeing.views import maps

urlpatterns = [
    path("tiles/", maps.tile_maps, name="tile_maps"),
    path("tiles/new/", maps.new_tile_map, name="new_tile_map"),
    path("tiles/<uuid:pk>/", maps.change_tile_map, name="change_tile_map"),
]
