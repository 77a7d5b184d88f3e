"""What a lag is counted in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LagUnit(models.TextChoices):
    """Days as the calendar has them, or those that are worked."""

    DAY = "day", _("days")
    WORKING_DAY = "working_day", _("working days")


class Verdict(models.TextChoices):
    """What somebody says of two tasks that look alike."""

    OPEN = "", _("to be decided")
    SAME = "same", _("the same")
    OVERLAPS = "overlaps", _("they overlap")
    DIFFERENT = "different", _("different")
