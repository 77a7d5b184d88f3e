"""Kinds in directives."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClockStart(models.TextChoices):
    """The moment from which relative deadlines of a directive run (trap T3)."""

    DECIDED = "decided", _("the day it was decided")
    ISSUED = "issued", _("the day it was issued")
    RECEIVED = "received", _("the day it was received")


class Mode(models.TextChoices):
    LEAD = "lead", _("one lead agency")
    EACH = "each", _("each of a group")
