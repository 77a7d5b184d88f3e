"""What fires by itself, each rung of a ladder exactly once per lapse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import Q

from decreta import audit
from decreta.assignments import rules
from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.ladder import Ladder, Step
from decreta.assignments.models import Assignment
from decreta.assignments.queries.due import due_for
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.ids import new_id

BATCH = 5000

# Rungs below the one that fires, and that have not fired for this lapse, are passed over: recorded, never sent.
_INSERT = """
INSERT INTO assignments_rung
    (id, assignment_id, kind, lapses_at, fired_at, key, tells, colour, step_id, passed_over)
SELECT rung, assignment, %s, lapse, %s, %s, %s, %s, %s,
    ARRAY(
        SELECT lower FROM unnest(below::uuid[]) AS lower WHERE NOT EXISTS (
            SELECT FROM assignments_rung AS fired
            WHERE fired.assignment_id = assignment AND fired.lapses_at = lapse
                AND (fired.key = lower OR fired.passed_over @> ARRAY[lower])
        )
    )
FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[], %s::text[]) AS due (rung, assignment, lapse, below)
ON CONFLICT (assignment_id, lapses_at, key) DO NOTHING
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
    role: str
    is_urgeable: bool


@audit.act("assignments.fire_rung")
def fire_rung(
    *,
    step: Step,
    ladder: Ladder,
    by: Actor,
    at: dt.datetime | None = None,
    batch: int = BATCH,
    after: Place | None = None,
) -> Fired | None:
    """Fire one rung for at most a batch of assignments; None when none was due.

    The rows are locked while they fire, so one that is being reported done at this moment is left for the next
    sweep; a rung that another sweep fired first is left out (the constraint decides).
    """
    rules.may_fire(by=by)
    moment = at or clock.now()
    due = _due(step, ladder, moment, batch, after)
    if not due:
        return None
    fired = _insert(step, ladder, due, moment)
    number = _enter(step, ladder, [one for one in due if one.pk in fired], by, moment)
    return Fired(number, Place(due[-1].lapses_at, due[-1].pk)) if number else None


def _due(step: Step, ladder: Ladder, moment: dt.datetime, batch: int, after: Place | None) -> list[_Due]:
    found = due_for(step, ladder, at=moment)
    if after is not None:
        behind = Q(current_lapses_at=after.lapses_at, pk__gt=after.assignment_id)
        found = found.filter(current_lapses_at__gte=after.lapses_at).filter(
            Q(current_lapses_at__gt=after.lapses_at) | behind
        )
    locked = found.select_for_update(skip_locked=True)
    rows = locked.values_list("pk", "matter_kind", "matter_id", "current_lapses_at", "role", "monitor_id")[:batch]
    return [
        _Due(pk, kind, matter, lapse, role, bool(monitor and role in ANSWERABLE))
        for pk, kind, matter, lapse, role, monitor in rows
        if lapse is not None
    ]


def _insert(step: Step, ladder: Ladder, due: list[_Due], moment: dt.datetime) -> set[UUID]:
    """The assignments whose rung has fired now."""
    below = _below(step, ladder)
    always = (step.kind.value, moment, step.key, step.tells.value, step.colour, step.row_id)
    columns = (
        [new_id() for _ in due],
        [one.pk for one in due],
        [one.lapses_at for one in due],
        [below(one.role, one.matter_kind, is_urgeable=one.is_urgeable) for one in due],
    )
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, (*always, *columns))
        return {row[0] for row in cursor.fetchall()}


def _below(step: Step, ladder: Ladder) -> Callable[..., str]:
    """The keys of the lower rungs that concern an assignment of some kind, as PostgreSQL reads an array."""
    lower = ladder.below(step)

    @cache
    def keys(role: str, matter: str, *, is_urgeable: bool) -> str:
        found = [one.key for one in lower if one.is_for(role=role, matter=matter, is_urgeable=is_urgeable)]
        return "{" + ",".join(map(str, found)) + "}"

    return keys


def _enter(step: Step, ladder: Ladder, fired: list[_Due], by: Actor, moment: dt.datetime) -> int:
    """One entry for each, always also about its matter."""
    label = Assignment._meta.label_lower
    always = {"rung": step.kind.value, "tells": step.tells.value, "days": step.days, "ladder": ladder.version}
    if step.colour:
        always["colour"] = str(step.colour)
    lines = [
        audit.Line(
            on=audit.Ref(label, str(one.pk)),
            about=[audit.Ref(one.matter_kind, str(one.matter_id))],
            facts={**always, "lapses_at": one.lapses_at},
        )
        for one in fired
    ]
    return audit.record_all("assignments.rung_fired", by=by, lines=lines, at=moment)
