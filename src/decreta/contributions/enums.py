"""What can be said about a contribution, and where one stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    """What the lead or the monitor says of what was delivered."""

    SUFFICIENT = "sufficient", pgettext_lazy("contribution", "sufficient")
    INSUFFICIENT = "insufficient", pgettext_lazy("contribution", "insufficient, to be delivered again")


class State(models.TextChoices):
    """Where a contribution stands. Computed, never stored."""

    WAITING = "waiting", pgettext_lazy("contribution", "asked for")
    OVERDUE = "overdue", pgettext_lazy("contribution", "asked for, overdue")
    RETURNED = "returned", pgettext_lazy("contribution", "returned, to be delivered again")
    DELIVERED = "delivered", pgettext_lazy("contribution", "delivered, to be judged")
    REFUSED = "refused", pgettext_lazy("contribution", "cannot contribute, to be judged")
    SUFFICIENT = "sufficient", pgettext_lazy("contribution", "sufficient")
    EXCUSED = "excused", pgettext_lazy("contribution", "not contributed, accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("contribution", "no longer asked for")
    MOOT = "moot", pgettext_lazy("contribution", "its task has ended")
