"""Reminders that fire by themselves, each exactly once per lapse."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from decreta import audit
from decreta.assignments import rules
from decreta.assignments.enums import RungKind
from decreta.assignments.models import Assignment
from decreta.assignments.queries.due import due_for
from decreta.assignments.timeliness import NEAR_DUE
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id

BATCH = 5000

_INSERT = """
INSERT INTO assignments_rung (id, assignment_id, kind, lapses_at, fired_at)
SELECT rung, assignment, %s, lapse, %s FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[]) AS due (rung, assignment, lapse)
ON CONFLICT (assignment_id, kind, lapses_at) DO NOTHING
RETURNING assignment_id
"""


@dataclass(frozen=True)
class Place:
    """Where a sweep has come to: it goes on behind this lapse of this assignment, so that nothing is looked at twice."""

    lapses_at: dt.datetime
    assignment_id: UUID


@dataclass(frozen=True)
class Fired:
    """How many reminders one batch fired, and where it ended."""

    number: int
    until: Place


@dataclass(frozen=True)
class _Due:
    """What an entry names of an assignment; the assignee is read by whoever is told."""

    pk: UUID
    matter_kind: str
    matter_id: UUID
    lapses_at: dt.datetime


@audit.act("assignments.fire_rung")
def fire_rung(
    *,
    kind: RungKind,
    by: Actor,
    at: dt.datetime | None = None,
    near: dt.timedelta = NEAR_DUE,
    batch: int = BATCH,
    after: Place | None = None,
) -> Fired | None:
    """Fire one rung for at most a batch of assignments; None when none was due.

    The rows are locked while they fire, so one that is being reported done at this moment is left for the next
    sweep; a rung that another sweep fired first is left out (the constraint decides).
    """
    rules.may_fire(by=by)
    moment = at or clock.now()
    due = _due(kind, moment, near, batch, after)
    if not due:
        return None
    fired = _insert(kind, due, moment)
    number = _enter(kind, [one for one in due if one.pk in fired], by, moment)
    return Fired(number, Place(due[-1].lapses_at, due[-1].pk)) if number else None


def _due(kind: RungKind, moment: dt.datetime, near: dt.timedelta, batch: int, after: Place | None) -> list[_Due]:
    found = due_for(kind, at=moment, near=near)
    if after is not None:
        behind = Q(current_lapses_at=after.lapses_at, pk__gt=after.assignment_id)
        found = found.filter(current_lapses_at__gte=after.lapses_at).filter(
            Q(current_lapses_at__gt=after.lapses_at) | behind
        )
    locked = found.select_for_update(skip_locked=True)
    rows = locked.values_list("pk", "matter_kind", "matter_id", "current_lapses_at")[:batch]
    return [_Due(pk, kind_of, matter, lapse) for pk, kind_of, matter, lapse in rows if lapse is not None]


def _insert(kind: RungKind, due: list[_Due], moment: dt.datetime) -> set[UUID]:
    """The assignments whose rung has fired now."""
    columns = [new_id() for _ in due], [one.pk for one in due], [one.lapses_at for one in due]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [kind.value, moment, *columns])
        return {row[0] for row in cursor.fetchall()}


def _enter(kind: RungKind, fired: list[_Due], by: Actor, moment: dt.datetime) -> int:
    """One entry for each, always also about its matter."""
    label = Assignment._meta.label_lower
    lines = [
        audit.Line(
            on=audit.Ref(label, str(one.pk)),
            about=[audit.Ref(one.matter_kind, str(one.matter_id))],
            facts={"rung": kind.value, "lapses_at": one.lapses_at},
        )
        for one in fired
    ]
    return audit.record_all("assignments.rung_fired", by=by, lines=lines, at=moment)
