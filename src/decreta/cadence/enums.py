"""How often a report is due, and what is said when one is near or missed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class Unit(models.TextChoices):
    """What the time between two reports is counted in."""

    DAY = "day", pgettext_lazy("every so many", "days")
    WEEK = "week", pgettext_lazy("every so many", "weeks")
    MONTH = "month", pgettext_lazy("every so many", "months")
    NEVER = "never", pgettext_lazy("cadence", "no report is asked for")


class Said(models.TextChoices):
    """What is told of a report: that it is due soon, that it did not come."""

    NEAR = "near", pgettext_lazy("report", "due soon")
    MISSED = "missed", pgettext_lazy("report", "missed")


class State(models.TextChoices):
    """How an assignment keeps its cadence. Computed, never stored."""

    NONE = "none", pgettext_lazy("cadence", "no report is asked for")
    LATE = "late", pgettext_lazy("cadence", "report overdue")
    DUE = "due", pgettext_lazy("cadence", "report due soon")
    KEPT = "kept", pgettext_lazy("cadence", "kept")
