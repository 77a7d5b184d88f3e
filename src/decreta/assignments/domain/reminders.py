"""Reminders that fire by themselves, each exactly once per lapse."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from decreta import audit
from decreta.assignments import rules
from decreta.assignments.domain.entries import enter
from decreta.assignments.enums import RungKind
from decreta.assignments.models import Assignment
from decreta.assignments.queries.due import due_for
from decreta.assignments.timeliness import NEAR_DUE
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id

BATCH = 500

_INSERT = """
INSERT INTO assignments_rung (id, assignment_id, kind, lapses_at, fired_at)
SELECT rung, assignment, %s, lapse, %s FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[]) AS due (rung, assignment, lapse)
ON CONFLICT (assignment_id, kind, lapses_at) DO NOTHING
RETURNING assignment_id
"""


@audit.act("assignments.fire_rung")
def fire_rung(
    *, kind: RungKind, by: Actor, at: dt.datetime | None = None, near: dt.timedelta = NEAR_DUE, batch: int = BATCH
) -> list[Assignment] | None:
    """Fire one rung for at most a batch of assignments and return them; None when none was due.

    The rows are locked while they fire, so one that is being reported done at this moment is left for the next
    sweep; a rung that another sweep fired first is left out (the constraint decides).
    """
    rules.may_fire(by=by)
    moment = at or clock.now()
    # Only the lapse and what an entry names are needed; the assignee is read by whoever is told.
    due = list(due_for(kind, at=moment, near=near).select_for_update(skip_locked=True, of=("self",))[:batch])
    fired = _insert(kind, due, moment)
    for assignment in fired:
        told = {"rung": kind.value, "lapses_at": assignment.current_lapses_at}
        enter("assignments.rung_fired", assignment, by=by, at=moment, facts=told)
    return fired or None


def _insert(kind: RungKind, due: list[Assignment], moment: dt.datetime) -> list[Assignment]:
    if not due:
        return []
    lapses = [assignment.current_lapses_at for assignment in due]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [kind.value, moment, [new_id() for _ in due], [each.pk for each in due], lapses])
        fired = {row[0] for row in cursor.fetchall()}
    return [assignment for assignment in due if assignment.pk in fired]
