"""Spells follow the facts: a task about which something was recorded is counted anew, whatever was counted before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from decreta.audit.models import Entry
from decreta.core import jobs
from decreta.core.among import Ids
from decreta.directives.models import Spell, Task
from decreta.directives.queries.spells import Run, Stand, runs_of_tasks
from decreta.directives.queries.uncounted import UNMOVED, tasks_of

JOB = "directives.count_anew"
#: Tasks whose spells are written in one transaction.
BATCH = 100

_NOTE = "INSERT INTO directives_uncounted (task_id) {tasks} ON CONFLICT DO NOTHING RETURNING task_id"
_TAKE = """
DELETE FROM directives_uncounted
WHERE task_id IN (SELECT task_id FROM directives_uncounted LIMIT %s FOR UPDATE SKIP LOCKED) RETURNING task_id
"""

__all__ = ["BATCH", "JOB", "count", "count_anew", "count_everything", "differing", "note"]


def note(entry: Entry) -> None:
    """Note the task of an entry as uncounted, and have it counted. Runs once per entry, after the act is committed."""
    if entry.kind in UNMOVED:
        return
    if _note(Task.objects.filter(pk__among=Ids(tasks_of(entry)))):
        jobs.enqueue_once(JOB, lock=JOB)


def count_anew(*, batch: int = BATCH) -> int:
    """Count every uncounted task; how many. May be interrupted and repeated at will: a batch is counted wholly or not."""
    number = 0
    while done := _count_batch(batch):
        number += done
    return number


def count_everything(*, batch: int = BATCH) -> int:
    """Note every task as uncounted, and count them: after a change of the office's zone, or of what a class means."""
    _note(Task.objects.all())
    return count_anew(batch=batch)


def _note(tasks: QuerySet[Task]) -> int:
    """Note tasks as uncounted; how many were not yet. Waits for whoever is counting one of them."""
    sql, parameters = tasks.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_NOTE.format(tasks=sql), parameters)
        return int(cursor.rowcount)


@transaction.atomic
def _count_batch(batch: int) -> int:
    # The notes go before the facts are read: who notes one of these tasks meanwhile waits for this transaction, and his
    # note stands.
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [batch])
        ids = [row[0] for row in cursor.fetchall()]
    if ids:
        count(ids)
    return len(ids)


@transaction.atomic
def count(task_ids: Sequence[UUID]) -> int:
    """Write the spells of tasks as their facts make them; how many were written. What stands already is left alone."""
    stored = _stored(task_ids)
    made: list[Spell] = []
    for task, runs in runs_of_tasks(task_ids):
        kept = stored[task.pk]
        made.extend(_spell(task, run) for run in runs if kept.pop(run, None) is None)
    gone = [pk for kept in stored.values() for pk in kept.values()]
    if gone:
        Spell.objects.filter(pk__among=Ids(gone)).delete()
    return len(Spell.objects.bulk_create(made, 2000))


def differing(waiting: Ids, *, batch: int = BATCH) -> Iterator[UUID]:
    """Tasks whose spells are not what their facts make, but for those that wait to be counted: there should be none."""
    known = Task.objects.exclude(pk__among=waiting).order_by("pk").values_list("pk", flat=True)
    for start in range(0, known.count(), batch):
        ids = list(known[start : start + batch])
        stored = _stored(ids)
        yield from (task.pk for task, runs in runs_of_tasks(ids) if set(runs) != set(stored[task.pk]))


def _stored(task_ids: Sequence[UUID]) -> dict[UUID, dict[Run, UUID]]:
    """The runs that spells of tasks say, with the spell of each."""
    found: dict[UUID, dict[Run, UUID]] = {pk: {} for pk in task_ids}
    for one in Spell.objects.filter(task__among=Ids(task_ids)):
        stand = Stand(*(getattr(one, name) for name in Stand._fields))
        found[one.task_id][Run(one.first_on, one.last_on, stand)] = one.pk
    return found


def _spell(task: Task, run: Run) -> Spell:
    return Spell(
        task_id=task.pk,
        body_id=task.body_id,
        directive_id=task.directive_id,
        due_period=task.due_period,
        is_itemised=task.is_itemised,
        first_on=run.first_on,
        last_on=run.last_on,
        **run.stand._asdict(),
    )
