"""When those who have not answered are reminded, and who they are."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from decreta.meetings.enums import Form, SittingState
from decreta.meetings.models import Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.rulebooks import quorum_rules_of
from decreta.organisation.queries.calendars import is_working_day

#: No rule reaches further back: ninety working days and the days off between them.
_FURTHEST = dt.timedelta(days=200)


def day_of_reminder(sitting: Sitting) -> dt.date | None:
    """So many working days before the sitting as the rules of its body say; None where they say none."""
    day = day_of(sitting)
    left = quorum_rules_of(sitting.body, on=day).reminder_days
    if not left:
        return None
    while left:
        day -= dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


def to_come(at: dt.datetime) -> QuerySet[Sitting]:
    """Convened sittings that are still ahead: those whose invitations are answered."""
    found = Sitting.objects.filter(form=Form.SESSION, state=SittingState.CONVENED)
    return found.filter(starts_at__gt=at, starts_at__lt=at + _FURTHEST).select_related("body").order_by("starts_at")
