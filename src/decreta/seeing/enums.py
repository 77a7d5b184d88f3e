"""What a tile of a dashboard shows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TileKind(models.TextChoices):
    """The kinds of tiles; each shows what its filters narrow to, as far as its reader may see it."""

    NUMBERS = "numbers", _("Numbers: done of all")
    LIGHTS = "lights", _("Lights, with how many")
    STEPS = "steps", _("Steps, with how many")
    AGENCIES = "agencies", _("Table: agencies and states")
    MONTHS = "months", _("Table: programmes month by month")
    CHART = "chart", _("Chart: by month of the deadline")
    GRID = "grid", _("Provinces as tiles")
    BELOW = "below", _("Table: shared from below, by organisation")
    WORST = "worst", _("The worst tasks, with the reason")
