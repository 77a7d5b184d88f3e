"""The receipt clock: set for a body or for all, and what fires when nobody has received in time."""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments import rules
from decreta.assignments.enums import Audience, ClockUnit, RungKind
from decreta.assignments.models import Assignment, ReceiptClock, Rung
from decreta.assignments.programmes import Programme, about, columns, ids, named, said_for
from decreta.assignments.queries.receipts import version_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems, Stale
from decreta.organisation.models import Body

#: The longest time to receive: 30 days of hours or working days.
_LONGEST: Final = {ClockUnit.HOUR: 720, ClockUnit.WORKING_DAY: 30}
_LOCK: Final = "SELECT pg_advisory_xact_lock(hashtextextended('assignments.receipt_clock', 0))"
#: Under which keys it stands in the log of rungs that somebody was told: who must receive, and who watches.
KEYS: Final = {
    Audience.ASSIGNEE: UUID("5a7e0001-0000-4000-8000-000000000101"),
    Audience.STAFF: UUID("5a7e0001-0000-4000-8000-000000000102"),
}


@audit.act("assignments.set_receipt_clock")
def set_receipt_clock(
    *,
    body: Body | None,
    amount: int | None,
    unit: ClockUnit | str,
    of_version: int,
    by: Actor,
    programme: Programme | None = None,
    at: dt.datetime | None = None,
) -> ReceiptClock | None:
    """Say within what time the tasks of a body, or of one of its programmes, have to be received, or (no body) all else.

    Without an amount no clock runs; for a programme that of the body does then, for a body that of the installation. What was assigned before keeps
    the clock that it had. None when that is said already. Raises NotAllowed, Stale, Invalid.
    """
    rules.may_set_ladder(body=body, by=by)
    problems = Problems()
    if amount is not None and not 1 <= amount <= _LONGEST[ClockUnit(unit)]:
        limit = {"limit": _LONGEST[ClockUnit(unit)]}
        problems.add(_("Give a number from 1 to %(limit)s.") % limit, "amount", "range")
    problems.refuse_if_any()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
    if version_of(*ids(body, programme)) != of_version:
        raise Stale.of(
            _("Somebody else has changed the receipt clock meanwhile. Look at it as it is now, then change it again."),
            code="changed",
        )
    said = ReceiptClock.objects.filter(said_for(*ids(body, programme)), replaced_at=None)
    held = said.first()
    before = (held.amount, held.unit if held.amount else unit) if held is not None else (None, unit)
    if before == (amount, unit):
        return None
    moment = at or clock.now()
    said.update(replaced_at=moment)
    made = ReceiptClock.objects.create(
        **columns(body, programme),
        version=of_version + 1,
        amount=amount,
        unit=unit,
        set_at=moment,
        by=by.as_facts(),
    )
    facts = {"version": made.version, **named(body, programme), "amount": amount, "unit": str(unit)}
    audit.record("assignments.receipt_clock_set", by=by, on=made, about=about(body, programme), at=at, facts=facts)
    return made


@audit.act("assignments.fire_not_received")
def fire_not_received(
    *, tells: Audience, by: Actor, at: dt.datetime | None = None, batch: int = 1000
) -> list[UUID] | None:
    """Tell one side of what has not been received in time, at most a batch; None when there is nothing to tell.

    Each assignment once for each of its receipt clocks: the constraint of rungs decides, whoever else sweeps meanwhile.
    """
    rules.may_fire(by=by)
    moment, key = at or clock.now(), KEYS[tells]
    missed = Assignment.objects.filter(
        receive_by__lte=moment, answered_at=None, closed_at=None, done_accepted_at=None, suspended_at=None
    )
    if tells != Audience.ASSIGNEE:
        # In a house whoever handed it down sees it on his own page.
        missed = missed.filter(monitor__isnull=False)
    told = Rung.objects.filter(assignment=OuterRef("pk"), lapses_at=OuterRef("receive_by"), key=key)
    rows = missed.filter(~Exists(told)).order_by("receive_by", "pk")
    found = list(rows.select_for_update(of=("self",), skip_locked=True)[:batch])
    if not found:
        return None
    Rung.objects.bulk_create(
        [
            Rung(
                assignment=one,
                kind=RungKind.NOT_RECEIVED,
                lapses_at=one.receive_by,
                fired_at=moment,
                key=key,
                tells=tells,
            )
            for one in found
            if one.receive_by is not None
        ]
    )
    label = Assignment._meta.label_lower
    lines = [
        audit.Line(
            on=audit.Ref(label, str(one.pk)),
            about=[audit.Ref(one.matter_kind, str(one.matter_id))],
            facts={"rung": RungKind.NOT_RECEIVED.value, "tells": tells.value, "receive_by": one.receive_by},
        )
        for one in found
    ]
    audit.record_all("assignments.rung_fired", by=by, lines=lines, at=moment)
    return [one.pk for one in found]
