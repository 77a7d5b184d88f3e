"""The office's own working days and days off."""

from __future__ import annotations

import datetime as dt

from decreta.audit import Ref, act, record
from decreta.core.actor import Actor
from decreta.organisation.models import CalendarDay
from decreta.organisation.rules import may_change_structure


@act("organisation.set_calendar_day")
def set_calendar_day(*, day: dt.date, is_working: bool, reason: str, by: Actor) -> CalendarDay:
    """Say that a day is worked or not, against the general calendar."""
    may_change_structure(by=by)
    entry, _created = CalendarDay.objects.update_or_create(
        day=day, defaults={"is_working": is_working, "reason": reason}
    )
    record(
        "organisation.set_calendar_day",
        by=by,
        on=Ref("organisation.calendarday", day.isoformat()),
        facts={"is_working": is_working, "reason": reason},
    )
    return entry
