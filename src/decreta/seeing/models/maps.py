"""Where the tiles of the provinces stand, version after version."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from decreta.core.fields import IdField


class TileMap(models.Model):
    """How the tiles are laid out from a day on, as somebody drew it. A new drawing for the same day replaces it.

    As of a day the drawing holds that begins last before it: provinces that were merged later stand where they stood.
    """

    id = IdField()
    valid_from = models.DateField()
    version = models.PositiveIntegerField()
    #: Code of an organisation: row and column, both counted from 1 (`seeing.maps.drawn`).
    places = models.JSONField(default=dict)
    set_at = models.DateTimeField()
    by = models.JSONField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-valid_from", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["valid_from", "version"], name="tile_map_versions"),
            models.UniqueConstraint(fields=["valid_from"], condition=Q(replaced_at=None), name="one_tile_map_of_a_day"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="tile_map_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.places IS DISTINCT FROM NEW.places OR OLD.set_at <> NEW.set_at"),
            ),
            pgtrigger.Protect(name="tile_map_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.valid_from} {self.version}"
