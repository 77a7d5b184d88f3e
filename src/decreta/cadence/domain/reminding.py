"""What is told by itself of reports: that one is due soon, that one did not come. Each exactly once."""

from __future__ import annotations

import datetime as dt

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.cadence import rules
from decreta.cadence.enums import Said
from decreta.cadence.models import Reminder
from decreta.cadence.queries.keeping import Group, silent
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id

BATCH = 1000


@audit.act("cadence.remind")
def remind(*, group: Group, said: Said, by: Actor, at: dt.datetime | None = None, batch: int = BATCH) -> int | None:
    """Tell of the reports of one period, for at most a batch of assignments; gives how many were told of, None when nothing was to be told.

    The rows are locked meanwhile, so one that is being reported on is left for the next sweep; what another sweep told
    first is left out (the constraint decides).
    """
    rules.may_remind(by=by)
    moment, due_on = at or clock.now(), group.period.last
    told = Reminder.objects.filter(due_on=due_on, said=said)
    open_ones = silent(group).exclude(pk__in=told.values("assignment"))
    locked = open_ones.order_by("pk").select_for_update(of=("self",), skip_locked=True)
    found = list(locked.only("pk", "matter_kind", "matter_id")[:batch])
    made = Reminder.objects.bulk_create(
        [Reminder(id=new_id(), assignment=one, due_on=due_on, said=said, at=moment) for one in found],
        ignore_conflicts=True,
    )
    mine = set(Reminder.objects.filter(pk__in=[one.pk for one in made]).values_list("assignment_id", flat=True))
    label = Assignment._meta.label_lower
    lines = [
        audit.Line(
            on=audit.Ref(label, str(one.pk)),
            about=[audit.Ref(one.matter_kind, str(one.matter_id))],
            facts={"said": said.value, "due_on": due_on},
        )
        for one in found
        if one.pk in mine
    ]
    return audit.record_all("cadence.reminded", by=by, lines=lines, at=moment) if lines else None
