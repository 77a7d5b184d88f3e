"""By when an issued paper is to be out, and that it is."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.dispatch import policies, rules
from decreta.dispatch.models import Dispatch
from decreta.documents.enums import DocumentState, Urgency
from decreta.documents.models import Document
from decreta.organisation.queries.calendars import calendar_of

_LONGEST_REST = 60
_NOTE_LIMIT = 300


def due_day(document: Document, *, signed_on: dt.date) -> dt.date:
    """On the day of signing, the next working day at the latest; urgent at once (Decree 30/2020, Article 18.1)."""
    if document.urgency > Urgency.NORMAL:
        return signed_on
    works = calendar_of(document.organisation)
    following = (signed_on + dt.timedelta(days=n) for n in range(1, _LONGEST_REST))
    return next(islice((day for day in following if works(day)), 1), signed_on)


@act("dispatch.open")
def open_dispatch(*, document: Document, by: Actor, at: dt.datetime | None = None) -> Dispatch | None:
    """Remember that an issued paper is to go out, and by when. None when that is known, or when it is not issued."""
    if document.state != DocumentState.ISSUED or Dispatch.objects.filter(document=document).exists():
        return None
    return opened(document, by=by, at=at or clock.now())


def opened(document: Document, *, by: Actor, at: dt.datetime) -> Dispatch:
    """The same inside another act; the row that there is, else a new one."""
    signed_on = document.issued_on or at.astimezone(clock.zone()).date()
    found, is_new = Dispatch.objects.get_or_create(
        document=document, defaults={"due_on": due_day(document, signed_on=signed_on), "opened_at": at}
    )
    if is_new:
        record("dispatch.opened", by=by, on=found, about=[document], at=at, facts={"due_on": found.due_on})
    return found


@act("dispatch.complete")
def complete(*, document: Document, by: Actor, note: str = "", at: dt.datetime | None = None) -> Dispatch | None:
    """Say that everything is sent that is to be sent; `note` says why something is not. None when it was said before.

    Who is named later is still sent a paper: completing ends the reminder, not the sending.
    """
    rules.may_dispatch(document, by=by)
    related = Document.objects.select_for_update(of=("self",)).select_related("body", "organisation")
    row = related.get(pk=document.pk)
    policies.can_dispatch(row)
    moment = at or clock.now()
    found = opened(row, by=by, at=moment)
    if found.completed_at is not None:
        return None
    found.completed_at, found.completed_by, found.note = moment, by.as_facts(), note.strip()[:_NOTE_LIMIT]
    found.save(update_fields=["completed_at", "completed_by", "note"])
    day = moment.astimezone(clock.zone()).date()
    record(
        "dispatch.completed",
        by=by,
        on=found,
        about=[document],
        at=at,
        facts={"due_on": found.due_on, "is_late": day > found.due_on, "deliveries": document.deliveries.count()},
    )
    return found
