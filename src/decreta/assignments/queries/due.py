"""Which open assignments a reminder is due for. Read by the sweep in batches."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, OuterRef, QuerySet, Subquery

from decreta.assignments.enums import RungKind
from decreta.assignments.models import Assignment, Rung
from decreta.assignments.timeliness import NEAR_DUE
from decreta.core.models import Setting

_LAST_DAY = dt.timedelta(days=1)
NEAR_DUE_SETTING = "assignments.near_due_days"


def near_due() -> dt.timedelta:
    """How long before its lapse work counts as near due: three days, unless this instance says otherwise."""
    row = Setting.objects.filter(key=NEAR_DUE_SETTING).first()
    return dt.timedelta(days=int(row.value)) if row is not None else NEAR_DUE


def due_for(kind: RungKind, *, at: dt.datetime, near: dt.timedelta = NEAR_DUE) -> QuerySet[Assignment]:
    """Assignments in work whose present lapse stands in the window of a rung that has not fired for it, oldest first.

    The windows do not overlap: near due ends where the last day begins, and that where the deadline has passed.
    What is reported done, suspended, accepted or closed waits for nobody.
    """
    windows = {
        RungKind.NEAR_DUE: (at + _LAST_DAY, at + near),
        RungKind.LAST_DAY: (at, at + _LAST_DAY),
        RungKind.OVERDUE: (None, at),
    }
    after, until = windows[kind]
    found = Assignment.objects.filter(
        closed_at=None, done_accepted_at=None, done_reported_at=None, suspended_at=None, current_lapses_at__lte=until
    )
    if after is not None:
        found = found.filter(current_lapses_at__gt=after)
    # Looked up one by one, by the index of its constraint. As NOT EXISTS PostgreSQL may merge by the lapse, and where
    # thousands lapse at one moment (the end of a quarter) compare each with each.
    fired = Rung.objects.filter(assignment=OuterRef("pk"), kind=kind, lapses_at=OuterRef("current_lapses_at"))
    found = found.alias(fired=Subquery(fired.values("pk")[:1])).filter(fired=None)
    return found.order_by(F("current_lapses_at"), "pk")
