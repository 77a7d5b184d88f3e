"""Kinds of obstacles, what can be said to one, and who is told when nobody says anything."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What an obstacle is made of: that decides who can remove it."""

    LAW = "law", _("law and regulation")
    MONEY = "money", _("money")
    PEOPLE = "people", _("people")
    COORDINATION = "coordination", _("coordination between agencies")
    TECHNOLOGY = "technology", _("data and technology")
    OTHER = "other", pgettext_lazy("kind of obstacle", "other")


class Answer(models.TextChoices):
    """What the owner says to it."""

    REMOVED = "removed", pgettext_lazy("obstacle", "removed")
    PARTLY = "partly", pgettext_lazy("obstacle", "partly removed")
    CANNOT = "cannot", pgettext_lazy("obstacle", "cannot remove it")


class StepKind(models.TextChoices):
    """What can happen to an obstacle. Steps are only ever added."""

    RAISED = "raised", pgettext_lazy("obstacle", "raised")
    LINKED = "linked", pgettext_lazy("obstacle", "another task hangs on it")
    ANSWERED = "answered", pgettext_lazy("obstacle", "answered")
    PASSED = "passed", pgettext_lazy("obstacle", "passed on")
    DENIED = "denied", pgettext_lazy("obstacle", "not gone")
    ESCALATED = "escalated", pgettext_lazy("obstacle", "escalated")
    DECIDED = "decided", pgettext_lazy("obstacle", "decided in review")
    GONE = "gone", pgettext_lazy("obstacle", "confirmed as gone")


#: A new clock begins with these, and with it the ladder from its foot.
NEW_ROUND = (StepKind.RAISED, StepKind.PASSED, StepKind.DENIED, StepKind.DECIDED)


class Level(models.TextChoices):
    """Who is told, one above the other, while an obstacle is not answered."""

    LEADERS = "leaders", _("the leaders of who must remove it")
    UPPER = "upper", _("the leaders of the organisation or body above")
    HEAD = "head", _("the head of the monitoring body")
    STANDING = "standing", _("the head and the deputies of the monitoring body")


class State(models.TextChoices):
    """Where an obstacle is. Computed, never stored."""

    WAITING = "waiting", pgettext_lazy("obstacle", "waits for an answer")
    OVERDUE = "overdue", pgettext_lazy("obstacle", "answer overdue")
    ESCALATED = "escalated", pgettext_lazy("obstacle", "escalated")
    ANSWERED = "answered", pgettext_lazy("obstacle", "answered, to be confirmed")
    REMOVED = "removed", pgettext_lazy("obstacle", "removed")
    MOOT = "moot", pgettext_lazy("obstacle", "its tasks have ended")
