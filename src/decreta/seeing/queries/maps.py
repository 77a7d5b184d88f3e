"""Which drawing holds as of a day."""

from __future__ import annotations

import datetime as dt

from decreta.seeing.models import TileMap


def places_on(day: dt.date) -> dict[str, tuple[int, int]]:
    """Row and column of each tile, by the code of its organisation; empty where nobody has drawn a map. One statement."""
    held = TileMap.objects.filter(replaced_at=None, valid_from__lte=day).order_by("-valid_from").first()
    return {code: (row, column) for code, (row, column) in held.places.items()} if held is not None else {}
