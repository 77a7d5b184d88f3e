"""What a tracker must be told of a body's tasks: everything that differs from what it was told last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import override

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Outcome
from decreta.assignments.models import Assignment, Report
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.linking.models import ExternalId, Handover, HandoverLine, Tracker
from decreta.organisation.models import Body

#: What a tracker is told of a task, in the order of the columns.
FACTS: Final = (
    "ids",
    "symbol",
    "clause",
    "title",
    "lead",
    "baseline",
    "deadline",
    "state",
    "percent",
    "forecast",
    "reported_on",
    "report",
)
_REPORT: Final = 2_000


@dataclass(frozen=True)
class Due:
    """A task of which the tracker must be told, and which facts differ from what it knows; none when it knows nothing."""

    task: Task
    told: dict[str, Any]
    changed: list[str]


@dataclass(frozen=True)
class DueTasks:
    """All of them, and how many are not told because their directives are protected."""

    rows: list[Due]
    protected: int


def due(tracker: Tracker, body: Body, by: Actor) -> DueTasks:
    """What must be told now. Seven statements, for any number of tasks.

    A task of a protected directive is told to nobody outside: it is reported on paper, and only counted here.
    """
    named = ExternalId.objects.filter(tracker=tracker, task__body=body, withdrawn_at=None)
    ids: dict[UUID, list[str]] = {}
    for task_id, value in named.order_by("entered_at", "pk").values_list("task_id", "value"):
        ids.setdefault(task_id, []).append(value)
    tasks = Task.objects.visible_to(by).told_to(by).filter(pk__in=list(ids))
    in_order = tasks.order_by("directive__decided_on", "directive_id", "ordinal")
    # What is told must not differ because another reader of another language tells it.
    with override("vi"):
        rows = classes_of(in_order, moment=clock.now())
    open_ones = [row for row in rows if not row.task.directive.document.is_protected]
    keys = Ids(row.task.pk for row in open_ones)
    reports, percents, known = _newest_reports(keys), _percents(keys), _known(tracker, body, keys)
    found = []
    for row in open_ones:
        task = row.task
        told = _told(row, ids[task.pk], reports.get(task.pk), percents.get(task.pk))
        before = known.get(task.pk)
        changed = [] if before is None else [name for name in FACTS if told.get(name) != before.get(name)]
        if before is None or changed:
            found.append(Due(task, told, changed))
    return DueTasks(found, len(rows) - len(open_ones))


def _told(row: TaskClass, ids: list[str], report: Report | None, percent: int | None) -> dict[str, Any]:
    task = row.task
    return {
        "ids": ids,
        "symbol": task.directive.document.symbol,
        "clause": task.clause.anchor,
        "title": task.title,
        "lead": row.lead,
        "baseline": _day(row.baseline_lapses_at),
        "deadline": _day(row.lapses_at),
        "state": str(row.timeliness),
        "percent": percent,
        "forecast": row.forecast_on.isoformat() if row.forecast_on else None,
        "reported_on": report.reported_at.astimezone(clock.zone()).date().isoformat() if report else None,
        "report": report.text[:_REPORT] if report else "",
    }


def _day(lapses_at: dt.datetime | None) -> str | None:
    """The last day: what lapses at 24:00 belongs to the day that ends then."""
    if lapses_at is None:
        return None
    return (lapses_at.astimezone(clock.zone()) - dt.timedelta(microseconds=1)).date().isoformat()


def _newest_reports(tasks: Ids) -> dict[UUID, Report]:
    """The newest report that stands for each task: of who answers for it and still does, not one that was returned.

    What a coordinating agency says of its share, or a lead said before it was relieved, is not said of the task.
    """
    answering = Q(matter_kind=MATTER_KIND, role__in=ANSWERABLE, parent=None)
    still = Assignment.objects.filter(answering, matter_id=OuterRef("assignment__matter_id"), closed_at=None)
    found = Report.objects.filter(assignment__matter_kind=MATTER_KIND, assignment__matter_id__among=tasks)
    found = found.filter(assignment__role__in=ANSWERABLE, assignment__parent=None)
    # Of a task that was closed as a whole, what was said of it stays.
    found = found.filter(Q(assignment__closed_at=None) | ~Exists(still))
    found = found.filter(Q(verdict=None) | Q(verdict__outcome=Outcome.ACCEPTED)).select_related("assignment")
    in_order = found.order_by("assignment__matter_id", "-reported_at", "-ordinal").distinct("assignment__matter_id")
    return {one.assignment.matter_id: one for one in in_order}


def _percents(tasks: Ids) -> dict[UUID, int | None]:
    """How far the lead says it is; of a task for each of a group nothing is said in one number."""
    leads = Assignment.objects.filter(
        matter_kind=MATTER_KIND, matter_id__among=tasks, role=AssignmentRole.LEAD, parent=None, closed_at=None
    )
    return dict(leads.values_list("matter_id", "percent"))


def _known(tracker: Tracker, body: Body, tasks: Ids) -> dict[UUID, dict[str, Any]]:
    """What the tracker was told last of each task."""
    lines = HandoverLine.objects.filter(handover__tracker=tracker, handover__body=body, task_id__among=tasks)
    in_order = lines.order_by("task_id", "-handover__ordinal").distinct("task_id")
    return dict(in_order.values_list("task_id", "told"))


def handovers(tracker: Tracker, body: Body, actor: Actor) -> QuerySet[Handover]:
    """What was handed over, the newest first."""
    return Handover.objects.visible_to(actor).filter(tracker=tracker, body=body).order_by("-ordinal")


@dataclass(frozen=True)
class Line:
    """A line of a hand-over as its reader may see it."""

    task: Task
    told: dict[str, Any]
    changed: list[str]


def lines_of(handover: Handover, actor: Actor) -> list[Line]:
    """What was told. Words of a directive that has become protected since are withheld from who may not read it."""
    rows = list(HandoverLine.objects.filter(handover=handover).order_by("pk"))
    seen = Task.objects.visible_to(actor).told_to(actor).select_related("directive__document")
    tasks = {one.pk: one for one in seen.filter(pk__in=[row.task_id for row in rows])}
    return [
        Line(tasks[row.task_id], open_words(tasks[row.task_id], row.told), row.changed)
        for row in rows
        if row.task_id in tasks
    ]


def open_words(task: Task, told: dict[str, Any]) -> dict[str, Any]:
    """What was told, without words that are withheld now."""
    return {**told, "title": task.title, "report": ""} if task.is_withheld else told


def bodies_of(actor: Actor) -> list[Body]:
    """The bodies whose tasks somebody assigns or monitors."""
    if not (actor.can("assign_tasks") or actor.can("monitor_tasks")):
        return []
    return list(Body.objects.filter(pk__in=actor.body_ids | actor.served_body_ids).order_by("code"))
