"""An own task serves what was assigned from above, and no longer."""

from __future__ import annotations

import datetime as dt
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from decreta import audit
from decreta.assignments.models import Assignment
from decreta.cascade import rules
from decreta.cascade.models import Serving
from decreta.cascade.queries.books import keeper_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotNow, Problems
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND

#: One who says what serves what waits for the other: together they could close a ring that neither sees.
_LOCK: Final = 0x63617363


@audit.act("cascade.serve")
def serve(*, task: Task, assignment: Assignment, by: Actor, at: dt.datetime | None = None) -> Serving:
    """Say that a task of the own book is how an assignment from above is carried out. Neither of them changes by it.

    Raises NotAllowed, Invalid.
    """
    rules.may_serve(task=task, assignment=assignment, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    _check(task, assignment)
    made = Serving.objects.create(task=task, assignment=assignment, said_at=at or clock.now(), by=by.as_facts())
    _enter("cascade.serve", made, by, at)
    return made


@audit.act("cascade.release")
def release(*, serving: Serving, by: Actor, at: dt.datetime | None = None) -> Serving:
    """The task serves the assignment no longer. Raises NotAllowed, NotNow."""
    rules.may_release(task=serving.task, by=by)
    held = Serving.objects.select_for_update(of=("self",)).select_related("task", "assignment").get(pk=serving.pk)
    if held.ended_at is not None:
        raise NotNow.of(_("It does not serve this assignment any more."), code="ended")
    held.ended_at, held.ended_by = at or clock.now(), by.as_facts()
    held.save(update_fields=["ended_at", "ended_by"])
    _enter("cascade.release", held, by, at)
    return held


def _check(task: Task, assignment: Assignment) -> None:
    problems = Problems()
    if assignment.matter_kind != MATTER_KIND:
        problems.add(_("Only what a directive has assigned is served by tasks."), "tasks", "no_task")
    elif assignment.matter_id == task.pk:
        problems.add(_("A task does not serve itself."), "tasks", "itself")
    elif not _is_own(task, assignment):
        problems.add(_("Only a task of the assignee's own book serves an assignment."), "tasks", "not_own")
    elif Serving.objects.standing().filter(task=task, assignment=assignment).exists():
        problems.add(_("It serves this assignment already."), "tasks", "known")
    elif _closes_a_ring(task, assignment):
        problems.add(_("They would serve each other in a ring."), "tasks", "ring")
    if assignment.closed_at is not None:
        problems.add(_("The assignment was closed."), code="closed")
    problems.refuse_if_any()


def _is_own(task: Task, assignment: Assignment) -> bool:
    """Whether the assignee keeps the book of the task: the organisation does, or it is the body itself."""
    if assignment.body_id is not None:
        return bool(assignment.body_id == task.body_id)
    return (
        assignment.organisation_id is not None and keeper_of(task.body_id, clock.today()) == assignment.organisation_id
    )


def _closes_a_ring(task: Task, assignment: Assignment) -> bool:
    """Whether the assigned task serves, over others, an assignment of the task itself."""
    seen: set[UUID] = set()
    level = {assignment.matter_id}
    while level:
        if task.pk in level:
            return True
        seen |= level
        upper = Serving.objects.standing().filter(task_id__in=level).values_list("assignment__matter_id", flat=True)
        level = set(upper) - seen
    return False


def _enter(kind: str, made: Serving, by: Actor, at: dt.datetime | None) -> None:
    audit.record(
        kind,
        by=by,
        on=made.task,
        about=[made.assignment],
        at=at,
        facts={"ordinal": made.task.ordinal, "assignment": str(made.assignment_id)},
    )
