"""The assignments on which a post may report, as a list in which it does: what each was told last, what it still lacks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from decreta.assignments.models import Assignment, Deliverable, Milestone, Report
from decreta.assignments.policies import acts_now
from decreta.assignments.queries.evidence import unproven
from decreta.assignments.queries.milestones import courses, milestones_of, name_told
from decreta.assignments.rules import answers
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.task_list import tasks_asked_for
from decreta.ui import moments

#: What is sent as a whole goes into one file.
MOST = 2_000
_ASSIGNEE = ("organisation", "body", "unit", "holding__person", "holding__post")

Cell = str | int | dt.date | None


@dataclass(frozen=True)
class Stood:
    """What was told of an assignment when a list was taken out: how many reports, how far, until when."""

    reports: int
    percent: int | None
    forecast_on: dt.date | None

    def written(self) -> str:
        """As it stands in the list."""
        day = self.forecast_on.isoformat() if self.forecast_on else ""
        return f"{self.reports}|{'' if self.percent is None else self.percent}|{day}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What a list says; None where it was written by somebody else."""
        parts = text.split("|")
        try:
            reports, percent, day = parts
            return cls(int(reports), int(percent) if percent else None, dt.date.fromisoformat(day) if day else None)
        except ValueError:
            return None


@dataclass(frozen=True)
class Known:
    """What is known of assignments: their reports, what nothing proves yet, what lies ahead. By the assignment."""

    reports: Mapping[UUID, list[Report]]
    unproven: Mapping[UUID, list[Deliverable]]
    ahead: Mapping[UUID, list[Milestone]]


def known_of(assignments: Collection[Assignment], *, since: int = 0) -> Known:
    """What is known of assignments of tasks, with their reports after the so manieth. Eight statements, however many there are."""
    ids = Ids(one.pk for one in assignments)
    reports: dict[UUID, list[Report]] = defaultdict(list)
    for one in Report.objects.filter(assignment_id__among=ids, ordinal__gt=since).order_by("ordinal"):
        reports[one.assignment_id].append(one)
    return Known(reports, unproven(list(assignments)), _ahead(ids))


def _ahead(ids: Ids) -> dict[UUID, list[Milestone]]:
    found: dict[UUID, list[Milestone]] = defaultdict(list)
    standing = [one for one in milestones_of.rows(ids) if one.dropped_at is None]
    for one in courses(standing, clock.now()):
        if not one.is_reached:
            found[one.milestone.assignment_id].append(one.milestone)
    return found


def ours(ids: Iterable[UUID], by: Actor) -> dict[UUID, Assignment]:
    """Those of some assignments of tasks for which the actor may speak, whatever their state."""
    found = Assignment.objects.visible_to(by).filter(pk__among=Ids(ids), matter_kind=MATTER_KIND)
    return {one.pk: one for one in found.select_related(*_ASSIGNEE) if answers(by, one)}


def _reportable(query: Mapping[str, str], by: Actor) -> QuerySet[Assignment]:
    """Assignments of the actor's side on tasks of an address that are open: neither done, nor suspended, nor closed."""
    tasks, _moment = tasks_asked_for(query, by, [])
    found = Assignment.objects.answered_by(by).filter(
        matter_kind=MATTER_KIND,
        matter_id__in=tasks.order_by().values("pk"),
        closed_at=None,
        done_reported_at=None,
        done_accepted_at=None,
        suspended_at=None,
    )
    return found.select_related(*_ASSIGNEE).order_by(F("current_lapses_at").asc(nulls_last=True), "pk")


def to_report(query: Mapping[str, str], by: Actor) -> tuple[list[dict[str, Cell]], int]:
    """The assignments of an address on which the actor may report now, as rows to write in: at most `MOST`, and how many more."""
    mine = [one for one in _reportable(query, by) if answers(by, one) and "report" in acts_now(one)]
    shown = mine[:MOST]
    tasks = Task.objects.told_to(by).select_related("directive__document").in_bulk([one.matter_id for one in shown])
    known = known_of(shown)
    return [_row(one, tasks[one.matter_id], known) for one in shown], len(mine) - len(shown)


def _row(one: Assignment, task: Task, known: Known) -> dict[str, Cell]:
    reports = known.reports.get(one.pk, [])
    ahead = known.ahead.get(one.pk, [])
    return {
        "key": str(one.pk),
        "stood": Stood(len(reports), one.percent, one.forecast_on).written(),
        "symbol": task.directive.document.symbol,
        "title": task.shown_title,
        "assignee": str(one.assignee),
        "deadline": moments.lapse(one.current_lapses_at) if one.current_lapses_at else "",
        "last": report_words(reports[-1]) if reports else "",
        "unproven": "\n".join(_deliverable(each, task) for each in known.unproven[one.pk]),
        "milestone": _milestone(ahead[0], task) if ahead else "",
        "percent": one.percent,
        "forecast_on": one.forecast_on,
    }


def report_words(one: Report) -> str:
    """When it was reported, how far, in which words."""
    far = "" if one.percent is None else f", {one.percent} %"
    return f"{moments.day(one.reported_at)}{far}: {one.text}"


def _deliverable(one: Deliverable, task: Task) -> str:
    """By its number to whom the words of the paper are not told."""
    name = _("deliverable %(n)s") % {"n": one.ordinal} if task.is_withheld else one.name
    return f"{one.ordinal}. {name}"


def _milestone(one: Milestone, task: Task) -> str:
    """With the number by which it is known again."""
    return f"{one.ordinal}. {moments.day(one.due_on)} {name_told(one, is_withheld=task.is_withheld)}"
