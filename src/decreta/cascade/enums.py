"""What an organisation shares upward, and how much of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """Of which tasks a declaration speaks."""

    BODY = "body", _("all tasks of a body")
    DIRECTIVE = "directive", _("the tasks of one directive")
    ASSIGNMENT = "assignment", _("the own tasks that serve one assignment")
    BELOW = "below", _("what organisations below share and let go further")


class Detail(models.IntegerChoices):
    """How much of a task is told. Each tells what the one before it does, and more."""

    COUNTS = 1, _("counts by class only")
    TITLES = 2, _("titles, deadlines and states as well")
    TASKS = 3, _("whole tasks, with deliverables and reports")
