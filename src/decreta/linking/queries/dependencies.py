"""What a task waits for and what waits for it, with when it may begin and whether that is too late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from decreta.assignments.enums import ANSWERABLE, DONE, Timeliness
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.linking.models import Dependency
from decreta.linking.queries.identifiers import named
from decreta.linking.starting import expected_finish, last_day, may_begin_on
from decreta.organisation.queries.calendars import is_working_day

Standing = Literal["finished", "ended", "in_time", "moved", "too_late", "unknown"]


@dataclass(frozen=True)
class Wait:
    """One dependency as one reader sees it: the task at its other end, when the waiting one may begin, how it stands."""

    dependency: Dependency
    other: TaskClass
    begins_on: dt.date | None
    standing: Standing

    @property
    def is_waiting(self) -> bool:
        """Whether the other is not finished yet."""
        return self.standing not in ("finished", "ended")


@prepared
def _around(actor: Actor, task_id: UUID) -> QuerySet[Dependency]:
    found = Dependency.objects.visible_to(actor).standing()
    return found.filter(Q(task_id=task_id) | Q(needs_id=task_id)).order_by("entered_at", "pk")


@dataclass(frozen=True)
class Around:
    """What a task waits for, and what waits for it."""

    needs: list[Wait]
    needed_by: list[Wait]


def around(task_id: UUID, actor: Actor) -> Around:
    """One statement where there is nothing; four more, for any number."""
    found = list(_around.rows(actor, task_id))
    if not found:
        return Around([], [])
    keys = {one.task_id for one in found} | {one.needs_id for one in found}
    tasks = Task.objects.filter(pk__in=keys).told_to(actor).order_by("directive", "ordinal")
    known = {row.task.pk: row for row in classes_of(tasks, moment=clock.now(), reader=actor)}
    return Around(
        [_wait(one, known, known[one.needs_id]) for one in found if one.task_id == task_id],
        [_wait(one, known, known[one.task_id]) for one in found if one.needs_id == task_id],
    )


def among(keys: Ids, actor: Actor, moment: dt.datetime) -> list[Dependency]:
    """The dependencies of which both tasks are among some, as they held at a moment. One statement."""
    held = Q(ended_at=None) | Q(ended_at__gt=moment)
    found = Dependency.objects.visible_to(actor).filter(held, entered_at__lte=moment)
    return list(found.filter(task_id__among=keys, needs_id__among=keys).order_by("entered_at", "pk"))


def judged(one: Dependency, known: Mapping[UUID, TaskClass], today: dt.date) -> tuple[dt.date | None, Standing]:
    """When the waiting task may begin, and what that does to it."""
    needs, task = known[one.needs_id], known[one.task_id]
    is_done = needs.timeliness in DONE
    reported = needs.reported_at.astimezone(clock.zone()).date() if needs.reported_at else None
    deadline = last_day(needs.lapses_at)
    finish = expected_finish(
        is_done=is_done, reported_on=reported, deadline=deadline, forecast=needs.forecast_on, today=today
    )
    begins = may_begin_on(finish, one.lag, one.unit, is_working_day) if finish is not None else None
    if needs.timeliness == Timeliness.CLOSED_OTHERWISE:
        return None, "ended"
    if is_done:
        return begins, "finished"
    if begins is None or finish is None:
        return None, "unknown"
    due = last_day(task.lapses_at)
    if due is not None and begins > due:
        return begins, "too_late"
    return begins, "moved" if deadline is not None and finish > deadline else "in_time"


def _wait(one: Dependency, known: Mapping[UUID, TaskClass], other: TaskClass) -> Wait:
    begins, standing = judged(one, known, clock.today())
    return Wait(one, other, begins, standing)


def open_tasks(outer: str = "pk") -> Exists:
    """Whether a task is still to be done: somebody answers for it, and it is not accepted."""
    return Exists(
        Assignment.objects.filter(
            matter_kind=MATTER_KIND,
            matter_id=OuterRef(outer),
            role__in=ANSWERABLE,
            parent=None,
            closed_at=None,
            done_accepted_at=None,
        )
    )


def waiting() -> Exists:
    """A condition on tasks: they are open, and wait for another that is not finished."""
    return Exists(Dependency.objects.standing().filter(open_tasks("needs_id"), task_id=OuterRef("pk")))


def awaited() -> Exists:
    """A condition on tasks: another one that is open waits for them."""
    return Exists(Dependency.objects.standing().filter(open_tasks("task_id"), needs_id=OuterRef("pk")))


def offered(task: Task, words: str, actor: Actor, most: int = 30) -> list[Task]:
    """Tasks that one may wait for: found by words or by what a tracker calls them; without words those of its directive."""
    found = Task.objects.visible_to(actor).told_to(actor).exclude(pk=task.pk)
    if words:
        by_words = Task.objects.found_by_words(words, actor).values("pk")
        found = found.filter(Q(pk__in=by_words) | named(words))
    else:
        found = found.filter(directive=task.directive_id)
    return list(
        found.filter(open_tasks()).select_related("directive__document").order_by("directive", "ordinal")[:most]
    )
