"""What a member says of a possible time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Coming(models.TextChoices):
    """Whether a member can come at a time."""

    CAN = "can", pgettext_lazy("date poll", "can come")
    NEEDED = "needed", pgettext_lazy("date poll", "only if needed")
    CANNOT = "cannot", pgettext_lazy("date poll", "cannot come")
