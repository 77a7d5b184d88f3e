"""Kinds of questions and of the answers to them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Question(models.TextChoices):
    """What is asked."""

    MOTION = "motion", _("agree or disagree")
    CHOICE = "choice", _("one of several options")
    ELECTION = "election", _("one of several candidates")


class Answer(models.TextChoices):
    """What an option says."""

    AGREE = "agree", pgettext_lazy("vote", "agree")
    DISAGREE = "disagree", pgettext_lazy("vote", "disagree")
    OTHER = "other", pgettext_lazy("vote", "other opinion")
    CHOICE = "choice", pgettext_lazy("vote", "choice")
