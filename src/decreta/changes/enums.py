"""How a paper ends a task, and what a letter says to a request for more time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class EndingKind(models.TextChoices):
    """What becomes of the work: it goes on elsewhere, or nowhere."""

    SUPERSEDE = "supersede", pgettext_lazy("ending", "replaced by a task of a later directive")
    MERGE = "merge", pgettext_lazy("ending", "merged into one task")
    SPLIT = "split", pgettext_lazy("ending", "split into several tasks")
    CANCEL = "cancel", pgettext_lazy("ending", "cancelled")


class Side(models.TextChoices):
    """On which side of an ending a task stands."""

    ENDED = "ended", pgettext_lazy("ending", "ended")
    SUCCESSOR = "successor", pgettext_lazy("ending", "goes on with the work")
