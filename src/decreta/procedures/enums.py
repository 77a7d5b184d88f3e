"""Opinions, what silence means, how a form came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stance(models.TextChoices):
    """What a member says to one question."""

    AGREES = "agrees", pgettext_lazy("opinion form", "agree")
    DISAGREES = "disagrees", pgettext_lazy("opinion form", "disagree")
    OTHER = "other", pgettext_lazy("opinion form", "other opinion")


class Silence(models.TextChoices):
    """What it means that somebody has not answered by the deadline."""

    NOT_VOTED = "not_voted", _("silence counts as not voted")
    AGREES = "agrees", _("silence counts as agreement")


class Majority(models.TextChoices):
    """How much of all members must agree, as it is offered; the rules of a body may have another share."""

    HALF = ">1/2", _("more than half of all members")
    TWO_THIRDS = "2/3", _("two thirds of all members or more")
    THREE_QUARTERS = "3/4", _("three quarters of all members or more")
    ALL = "1/1", _("all members")


class Via(models.TextChoices):
    """How a form came."""

    PAGE = "page", _("filled in here")
    PAPER = "paper", _("on paper, entered by the clerk")
