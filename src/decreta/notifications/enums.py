"""By which ways a notice reaches its reader, and when mail may come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a kind of notice reaches somebody. Whatever goes by mail stands in the application too."""

    MAIL = "mail", _("at once by mail")
    DIGEST = "digest", _("in the daily mail")
    APP = "app", _("in the application only")
    NONE = "none", _("not at all")


BY_MAIL = (Way.MAIL, Way.DIGEST)


class DigestDays(models.TextChoices):
    """On which days the daily mail comes."""

    WORKING = "working", _("on working days of the office's calendar")
    WEEKDAYS = "weekdays", _("Monday to Friday")
    EVERY = "every", _("every day")
    NEVER = "never", _("never")
