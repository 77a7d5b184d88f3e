"""How a request to explain ends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Outcome(models.TextChoices):
    """What became of a request to explain."""

    ACCEPTED = "accepted", pgettext_lazy("explanation", "accepted")
    ASKED_AGAIN = "asked_again", pgettext_lazy("explanation", "asked again")
    WITHDRAWN = "withdrawn", pgettext_lazy("explanation", "withdrawn")
