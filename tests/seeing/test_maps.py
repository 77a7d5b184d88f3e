"""Where the tiles of the provinces stand: drawn by an administrator, from a day on, version after version."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, Stale
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind
from decreta.seeing import domain
from decreta.seeing.maps import as_text, drawn
from decreta.seeing.models import TileMap
from decreta.seeing.queries.grid import grid_page
from decreta.seeing.queries.maps import places_on
from tests.changes.stories import browser
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM

FIRST, SECOND = dt.date(2021, 1, 1), dt.date(2025, 7, 1)


def test_a_drawing_is_read_and_written_back():
    found = drawn("\n. a b\nccc . d\n")
    assert found.places == {"a": [1, 2], "b": [1, 3], "ccc": [2, 1], "d": [2, 3]}
    assert drawn(as_text(found.places)).places == found.places and as_text({}) == ""
    assert drawn("a a").twice == ["a"]


@pytest.mark.django_db
def test_maps_hold_from_their_day_on_and_are_drawn_by_an_administrator(settings, tmp_path):
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        office = offices.build(with_users=True)
        for code in ("tinh-a", "tinh-b"):
            structure.found(
                code=code,
                names={"vi": f"Tỉnh {code}"},
                kind=OrganisationKind.PROVINCE,
                valid_from=SINCE,
                regime="vn-state",
                by=SYSTEM,
            )
        with pytest.raises(NotAllowed):
            domain.place_tiles(valid_from=FIRST, drawing="tinh-a", by=office.actor("secretary"))
        by = office.actor("administrator")
        domain.place_tiles(valid_from=FIRST, drawing="tinh-a . tinh-b", by=by)
        later = domain.place_tiles(valid_from=SECOND, drawing=". tinh-a", by=by)
        for drawing, code in (
            ("", "empty"),
            ("a a", "twice"),
            (" ".join(f"x{n}" for n in range(13)), "too_large"),
            ("x" * 61, "too_long"),
        ):
            with pytest.raises(Invalid) as refused:
                domain.place_tiles(valid_from=SECOND, drawing=drawing, of_version=1, by=by)
            assert [one.code for one in refused.value.problems] == [code]
        with pytest.raises(Stale):
            domain.place_tiles(valid_from=SECOND, drawing="tinh-b", by=by)
        assert domain.place_tiles(valid_from=SECOND, drawing=" . tinh-a\n", of_version=1, by=by) is None
        assert places_on(dt.date(2020, 1, 1)) == {}
        assert places_on(dt.date(2025, 6, 30)) == {"tinh-a": (1, 1), "tinh-b": (1, 3)}
        assert places_on(SECOND) == {"tinh-a": (1, 2)}
        reader = office.actor("secretary")
        grid = grid_page({}, reader).grid
        assert [(one.name, one.place) for one in grid.on_map] == [("Tỉnh tinh-a", (1, 1)), ("Tỉnh tinh-b", (1, 3))]
        grid = grid_page({"as_of": "2025-07-02"}, reader).grid
        assert [one.name for one in grid.on_map] == ["Tỉnh tinh-a"]
        assert [one.name for one in grid.beside_map] == ["Tỉnh tinh-b"]
        page = browser(office, "secretary").get(reverse("seeing:grid"), {"as_of": "2025-07-02"}).content.decode()
        assert "pg-r1 pg-c2" in page and "Not on the map" in page
        client = browser(office, "administrator")
        assert "2025" in client.get(reverse("administration:tile_maps")).content.decode()
        address = reverse("administration:change_tile_map", args=[later.pk])
        assert "tinh-a" in client.get(address).content.decode()
        sent = {"valid_from": "2025-07-01", "drawing": "tinh-b tinh-a", "of_version": "1"}
        assert client.post(address, sent | {"drawing": "a a"}).status_code == 422
        assert client.post(address, sent).status_code == 302
        assert places_on(SECOND) == {"tinh-b": (1, 1), "tinh-a": (1, 2)}
        assert TileMap.objects.filter(replaced_at=None).count() == 2
        assert Entry.objects.filter(kind="seeing.tiles_placed").count() == 3
