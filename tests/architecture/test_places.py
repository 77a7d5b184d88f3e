"""Whoever reads a page sees in the rail where he is."""

from __future__ import annotations

from django.urls import get_resolver

from decreta.ui import nav

#: Pages that stand in no place of the rail: of a person's own, of the gate, of parts of pages, for outsiders, for programs.
OUTSIDE = {"accounts", "administration", "notifications", "feeds", "kit", "ui", "live"} | {
    *("proving", "signing", "api", "scim", "webhooks")
}


def test_the_pages_of_every_area_stand_in_a_place_of_the_rail():
    placed = {area for area, _name in nav._entries} | set(nav._within)
    areas = {found.namespace for found in get_resolver().url_patterns if getattr(found, "namespace", None)}
    assert areas - placed - OUTSIDE == set()
    assert set(nav._within.values()) <= {name for _area, name in nav._entries}
