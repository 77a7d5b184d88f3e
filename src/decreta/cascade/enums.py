"""What an organisation shares upward, and how much of it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class Often(models.TextChoices):
    """As of which days something shared is told."""

    STANDING = "standing", pgettext_lazy("roll-up", "at any time, as of every day")
    MONTH = "month", pgettext_lazy("roll-up", "every month, as of its last day")
    QUARTER = "quarter", pgettext_lazy("roll-up", "every quarter, as of its last day")


def told_as_of(day: dt.date) -> list[str]:
    """What is told as of a day: what stands always, and what is told by period if the day is the last of one."""
    found = [Often.STANDING.value]
    if (day + dt.timedelta(days=1)).day == 1:
        found.append(Often.MONTH.value)
        if day.month % 3 == 0:
            found.append(Often.QUARTER.value)
    return found


class RollUpState(models.TextChoices):
    """What has become of a roll-up that was asked for."""

    ASKED = "asked", pgettext_lazy("roll-up", "not answered yet")
    AGREED = "agreed", pgettext_lazy("roll-up", "agreed")
    NARROWED = "narrowed", pgettext_lazy("roll-up", "agreed, narrower than asked for")
    DECLINED = "declined", pgettext_lazy("roll-up", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("roll-up", "withdrawn by who gave it")
    CANCELLED = "cancelled", pgettext_lazy("roll-up", "no longer asked for")


#: Figures come by it.
IN_FORCE = (RollUpState.AGREED, RollUpState.NARROWED)
