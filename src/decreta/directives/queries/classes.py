"""The timeliness of tasks as of a moment: rolled up from the assignments that answer for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decreta.assignments.enums import ANSWERABLE, Timeliness
from decreta.assignments.models import Assignment, Fact
from decreta.assignments.queries.timeliness import matter_class
from decreta.assignments.timeliness import Against, Standing, classify, fold, roll_up
from decreta.core.deadlines import Deadline, words
from decreta.directives.enums import Mode
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND


@dataclass(frozen=True)
class TaskClass:
    """A task with its class as of a moment, its lead, and the lapse that matters first."""

    task: Task
    timeliness: Timeliness
    lead: str
    lead_key: str
    lapses_at: dt.datetime | None
    is_extended: bool
    reported_at: dt.datetime | None
    assignments: int

    @property
    def deadline_words(self) -> str:
        """The deadline as decided, for tasks without a running one."""
        return words(Deadline.from_data(self.task.deadline), get_language() or "vi")


def classes_of(tasks: QuerySet[Task], *, moment: dt.datetime, against: Against = "current") -> list[TaskClass]:
    """Tasks with their class, in the order of the query. Three statements, four for a moment in the past."""
    rows = list(tasks.select_related("directive__document", "clause", "group"))
    standing = standing_of_tasks([task.pk for task in rows], moment)
    return [_class_of(task, standing.get(task.pk, []), moment, against) for task in rows]


def tasks_of_class(tasks: QuerySet[Task], timeliness: str, *, moment: dt.datetime) -> QuerySet[Task]:
    """Those of the tasks that have a class as of a moment."""
    return tasks.annotate(class_as_of=matter_class(MATTER_KIND, moment)).filter(class_as_of=timeliness)


def standing_of_tasks(task_ids: Iterable[UUID], moment: dt.datetime) -> dict[UUID, list[tuple[Assignment, Standing]]]:
    """The answering assignments of tasks with their standing as of a moment.

    The columns of an assignment are the whole truth from its newest fact on; only what changed since the
    moment is folded from its facts again.
    """
    found: dict[UUID, list[tuple[Assignment, Standing]]] = {}
    assignments = list(
        Assignment.objects.filter(
            matter_kind=MATTER_KIND, matter_id__in=list(task_ids), role__in=ANSWERABLE, parent=None
        )
        .select_related("organisation", "body")
        .order_by("recorded_at", "pk")
    )
    changed = [one.pk for one in assignments if one.last_fact_at is None or one.last_fact_at > moment]
    facts: dict[UUID, list[Fact]] = {}
    if changed:
        for fact in Fact.objects.filter(assignment__in=changed, recorded_at__lte=moment).order_by("ordinal"):
            facts.setdefault(fact.assignment_id, []).append(fact)
    again = set(changed)
    for one in assignments:
        standing = fold(facts.get(one.pk, ()), moment) if one.pk in again else Standing.of(one)
        if standing.assigned_at is not None:
            found.setdefault(one.matter_id, []).append((one, standing))
    return found


def _rolled(assigned: list[tuple[Assignment, Standing]], moment: dt.datetime, against: Against) -> Timeliness:
    classes = [classify(standing, moment, against=against) for _one, standing in assigned]
    return roll_up(classes) or Timeliness.UNDATED


def _class_of(
    task: Task, assigned: list[tuple[Assignment, Standing]], moment: dt.datetime, against: Against
) -> TaskClass:
    lapses = sorted(lapse for _one, standing in assigned if (lapse := standing.lapse(against)) is not None)
    reported = [standing.done_reported_at for _one, standing in assigned if standing.done_reported_at is not None]
    lead, key = _lead(task, assigned)
    return TaskClass(
        task=task,
        timeliness=_rolled(assigned, moment, against),
        lead=lead,
        lead_key=key,
        lapses_at=lapses[0] if lapses else None,
        is_extended=any(standing.current_lapses_at != standing.baseline_lapses_at for _one, standing in assigned),
        reported_at=max(reported) if reported else None,
        assignments=len(assigned),
    )


def _lead(task: Task, assigned: list[tuple[Assignment, Standing]]) -> tuple[str, str]:
    """The name and key of who leads: an organisation, a body, or each of a group."""
    if task.mode == Mode.EACH and task.group is not None:
        return _("each: %(group)s") % {"group": task.group.name}, f"g:{task.group.code}"
    for one, _standing in assigned:
        if one.organisation is not None:
            return one.organisation.name, f"o:{one.organisation.code}"
        if one.body is not None:
            return one.body.name, f"b:{one.body.code}"
    return "", ""
