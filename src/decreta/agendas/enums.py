"""What somebody says beforehand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Stand(models.TextChoices):
    """A member's position on a point, stated before the sitting."""

    NO_OBJECTION = "none", pgettext_lazy("position", "no objection")
    SPEAK = "speak", pgettext_lazy("position", "wishes to speak")
    OBJECTION = "objection", pgettext_lazy("position", "objects")


#: Who says one of these wants the point to be dealt with: it is not adopted by consent.
OPPOSING = (Stand.SPEAK, Stand.OBJECTION)
