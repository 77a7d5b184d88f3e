"""Kinds of speeches, and how speakers are put in order."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpeechKind(models.TextChoices):
    """What somebody asks to speak for."""

    ORDINARY = "ordinary", pgettext_lazy("speech", "to the point")
    QUESTION = "question", pgettext_lazy("speech", "question")
    REPLY = "reply", pgettext_lazy("speech", "reply")
    ORDER = "order", pgettext_lazy("speech", "point of order")


class Sequence(models.TextChoices):
    """How those who wait are put in order, unless the chair places somebody by hand."""

    ASKED = "asked", _("as they asked")
    FAIR = "fair", _("who has spoken least comes first")
    GROUPS = "groups", _("the groups take turns")
