"""What a review can say."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    """What becomes of a directive without an end."""

    KEPT = "kept", pgettext_lazy("review", "it stays, and is looked at again")
    END = "end", pgettext_lazy("review", "proposed to be ended by a paper")
    REPLACE = "replace", pgettext_lazy("review", "proposed to be replaced by a paper")
    CLOSED = "closed", pgettext_lazy("review", "closed: its tasks without a deadline end")


class StepKind(models.TextChoices):
    """What can happen to the day of a review: reviewed, or moved."""

    REVIEWED = "reviewed", pgettext_lazy("review", "reviewed")
    MOVED = "moved", pgettext_lazy("review", "moved to another day")
