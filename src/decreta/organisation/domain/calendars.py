"""The office's own working days and days off."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from decreta.audit import Ref, act, record
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation.models import CalendarDay, Organisation
from decreta.organisation.queries import calendars
from decreta.organisation.rules import may_change_structure

_LONGEST = dt.timedelta(days=60)


@act("organisation.set_calendar_day")
def set_calendar_day(
    *,
    day: dt.date,
    is_working: bool,
    reason: str,
    by: Actor,
    until: dt.date | None = None,
    organisation: Organisation | None = None,
) -> list[CalendarDay] | None:
    """Say that a day (or each until a last one) is worked or not, against the general calendar.

    Without an organisation it holds in all of them; with one, in it and in those below. Deadlines that were fixed
    before keep their day. None when that is recorded already.
    """
    may_change_structure(by=by)
    problems, last = Problems(), until or day
    if not reason.strip():
        problems.add(_("State the reason."), "reason")
    if last < day:
        problems.add(_("The last day must not be before the first."), "until")
    elif last - day > _LONGEST:
        problems.add(_("At most 60 days at a time."), "until")
    problems.refuse_if_any()
    span = [day + dt.timedelta(days=n) for n in range((last - day).days + 1)]
    changed = [one for one in span if _set(organisation, one, is_working=is_working, reason=reason.strip()[:200])]
    if not changed:
        return None
    record(
        "organisation.set_calendar_day",
        by=by,
        on=Ref("organisation.calendarday", day.isoformat()),
        about=[organisation] if organisation else [],
        facts={
            "days": changed,
            "is_working": is_working,
            "reason": reason.strip(),
            "organisation": organisation.code if organisation else None,
        },
    )
    _forget()
    return list(CalendarDay.objects.filter(organisation=organisation, day__in=changed))


@act("organisation.remove_calendar_day")
def remove_calendar_day(*, entry: CalendarDay, by: Actor) -> CalendarDay:
    """Let the general calendar hold again on a day."""
    may_change_structure(by=by)
    record(
        "organisation.remove_calendar_day",
        by=by,
        on=Ref("organisation.calendarday", entry.day.isoformat()),
        about=[entry.organisation] if entry.organisation else [],
        facts={
            "days": [entry.day],
            "is_working": entry.is_working,
            "reason": entry.reason,
            "organisation": entry.organisation.code if entry.organisation else None,
        },
    )
    entry.delete()
    _forget()
    return entry


def _set(organisation: Organisation | None, day: dt.date, *, is_working: bool, reason: str) -> bool:
    """Whether something was to be changed."""
    known = CalendarDay.objects.filter(organisation=organisation, day=day).first()
    if known is not None and (known.is_working, known.reason) == (is_working, reason):
        return False
    CalendarDay.objects.update_or_create(
        organisation=organisation, day=day, defaults={"is_working": is_working, "reason": reason}
    )
    return True


def _forget() -> None:
    calendars.forget()
    transaction.on_commit(calendars.forget)
