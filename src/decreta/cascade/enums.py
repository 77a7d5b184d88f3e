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


#: No period is longer, in days.
_LONGEST_PERIOD = 92


def newest_told(often: str, first_on: dt.date, last_on: dt.date) -> dt.date | None:
    """The newest day of a stretch as of which something is told that often; None where there is none in it."""
    for back in range(_LONGEST_PERIOD + 1):
        day = last_on - dt.timedelta(days=back)
        if day < first_on:
            return None
        if often in told_as_of(day):
            return day
    return None


class RollUpState(models.TextChoices):
    """What has become of a roll-up that was asked for."""

    ASKED = "asked", pgettext_lazy("roll-up", "not answered yet")
    AGREED = "agreed", pgettext_lazy("roll-up", "agreed")
    NARROWED = "narrowed", pgettext_lazy("roll-up", "agreed, narrower than asked for")
    DECLINED = "declined", pgettext_lazy("roll-up", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("roll-up", "withdrawn by who gave it")
    CANCELLED = "cancelled", pgettext_lazy("roll-up", "no longer asked for")
    ENDED = "ended", pgettext_lazy("roll-up", "ended with its last day")


#: Figures come by it.
IN_FORCE = (RollUpState.AGREED, RollUpState.NARROWED)
