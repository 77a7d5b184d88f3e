"""Where the tiles of the provinces stand from a day on."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale
from decreta.seeing import rules
from decreta.seeing.maps import MOST_COLUMNS, MOST_ROWS, drawn
from decreta.seeing.models import TileMap


@act("seeing.place_tiles")
def place_tiles(
    *, valid_from: dt.date, drawing: str, of_version: int = 0, by: Actor, at: dt.datetime | None = None
) -> TileMap | None:
    """Draw where the tiles of organisations stand, as of days from `valid_from` on until another drawing begins.

    None when it is drawn so already. Codes that no organisation has yet are kept: they get their tile when it is founded. `of_version` is the version of
    this day's drawing that was changed. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_place_tiles(by=by)
    of_day = TileMap.objects.filter(valid_from=valid_from)
    newest = of_day.aggregate(newest=Max("version"))["newest"] or 0
    if newest != of_version:
        raise Stale.of(_("The map of this day was drawn anew meanwhile. Open it again."), code="changed")
    found, problems = drawn(drawing), Problems()
    if not found.places:
        problems.add(_("Draw at least one tile."), "drawing", "empty")
    if found.twice:
        said = ", ".join(found.twice[:5])
        problems.add(_("These codes stand twice: %(codes)s.") % {"codes": said}, "drawing", "twice")
    if found.rows > MOST_ROWS or found.columns > MOST_COLUMNS:
        most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        problems.add(_("A map has at most %(rows)s rows and %(columns)s columns.") % most, "drawing", "too_large")
    if any(len(code) > _LONGEST for code in found.places):
        problems.add(_("A code is too long."), "drawing", "too_long")
    problems.refuse_if_any()
    moment = at or clock.now()
    if of_day.filter(replaced_at=None, places=found.places).exists():
        return None
    of_day.filter(replaced_at=None).update(replaced_at=moment)
    made = TileMap.objects.create(
        valid_from=valid_from, version=newest + 1, places=found.places, set_at=moment, by=by.as_facts()
    )
    facts = {"valid_from": valid_from, "version": made.version, "number": len(found.places)}
    record("seeing.tiles_placed", by=by, on=made, at=at, facts=facts)
    return made


_LONGEST = 60
