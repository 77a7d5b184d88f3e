"""An office has a paper guarded that is no secret: watermark, history of readings, alerts."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.documents import rules
from decreta.documents.domain import admitting
from decreta.documents.models import Document
from decreta.protection.enums import Cause, Verdict
from decreta.protection.models import Change
from decreta.protection.queries.entitled import entitled


@act("protection.guard")
def guard(*, document: Document, reason: str, by: Actor, at: dt.datetime | None = None) -> Document | None:
    """Guard a paper from now on. Who reads it now stays a reader; who joins later is noticed. None when it is guarded."""
    row = _held(document, reason, by)
    if row.is_guarded:
        return None
    moment = at or clock.now()
    row.is_guarded = document.is_guarded = True
    row.save(update_fields=["is_guarded"])
    for one in Change.objects.open().filter(document=row, cause=Cause.UNGUARDED):
        one.verdict, one.settled_at = Verdict.GONE, moment
        one.save(update_fields=["verdict", "settled_at"])
    present = entitled(row, on=moment.astimezone(clock.zone()).date())
    if not row.secrecy:
        admitting.let_in(row, present, at=moment)
    record("protection.guarded", by=by, on=row, at=at, facts={"reason": reason.strip(), "readers": len(present)})
    return row


@act("protection.unguard")
def unguard(*, document: Document, reason: str, by: Actor, at: dt.datetime | None = None) -> Document | None:
    """Guard it no more; what was noted of its readings stays. None when it is not guarded.

    That is so at once, and waits to be confirmed or put back by another.
    """
    row = _held(document, reason, by)
    if not row.is_guarded:
        return None
    row.is_guarded = document.is_guarded = False
    row.save(update_fields=["is_guarded"])
    causes = [by.person_id] if by.person_id is not None else []
    Change.objects.create(document=row, cause=Cause.UNGUARDED, caused_by=causes, noticed_at=at or clock.now())
    record("protection.unguarded", by=by, on=row, at=at, facts={"reason": reason.strip(), "new": 1})
    return row


def _held(document: Document, reason: str, by: Actor) -> Document:
    rules.may_decide_access(document, by=by)
    problems = Problems()
    if not reason.strip():
        problems.add(_("State the reason."), "reason", "required")
    problems.refuse_if_any()
    return Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
