"""Kinds of what comes by itself, and when it comes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What is made."""

    REPORT = "report", _("Progress report")
    WORKBOOK = "workbook", _("Workbook of the progress report")
    BRIEFING = "briefing", _("Briefing of two pages")
    PRESENTATION = "presentation", _("Presentation")


#: What is made of the short data of a briefing; the others are made of the row of every task.
BRIEF = frozenset({Kind.BRIEFING, Kind.PRESENTATION})


class Rhythm(models.TextChoices):
    """How often."""

    WEEKLY = "weekly", pgettext_lazy("rhythm", "every week")
    MONTHLY = "monthly", pgettext_lazy("rhythm", "every month")
    QUARTERLY = "quarterly", pgettext_lazy("rhythm", "every quarter")


class AsOf(models.TextChoices):
    """For the end of which day."""

    DAY_BEFORE = "day_before", _("the day before it is made")
    PERIOD_BEFORE = "period_before", _("the last day of the week, month or quarter before")


class State(models.TextChoices):
    """Whether reports still come."""

    ACTIVE = "active", pgettext_lazy("scheduled report", "comes")
    PAUSED = "paused", pgettext_lazy("scheduled report", "paused")
    ENDED = "ended", pgettext_lazy("scheduled report", "ended")
