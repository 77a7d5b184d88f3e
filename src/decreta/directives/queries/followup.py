"""What became of a body's earlier conclusions: the first point of its next session, never retyped."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from decreta.assignments.enums import DONE, Timeliness
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.directives.models import Directive, Task
from decreta.directives.models.telling import withheld
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.organisation.models import Body


@dataclass(frozen=True)
class OpenTask:
    """A task that is not done."""

    title: str
    lang: str
    lead: str
    lapses_at: dt.datetime | None
    timeliness: str
    url: str


@dataclass(frozen=True)
class Followup:
    """One earlier directive: how many tasks stand where, and those that are open."""

    symbol: str
    title: str
    decided_on: dt.date
    declared: int | None
    counts: dict[str, int]
    open_tasks: list[OpenTask]
    url: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def followup_of(*, bodies: list[Body], as_of: dt.date, actor: Actor | None = None) -> list[Followup]:
    """The directives of bodies that were issued by a day, with their tasks as of its end; only what the actor may see."""
    moment = clock.end_of_day(as_of)
    directives = Directive.objects.filter(body__in=bodies, created_at__lte=moment).select_related("document")
    if actor is not None:
        directives = directives.visible_to(actor)
    readers = () if actor is None else (actor,)
    found = list(directives.told_to(*readers).order_by("decided_on"))
    tasks = Task.objects.filter(directive__in=found).standing_at(moment).told_to(*readers)
    if actor is not None:
        tasks = tasks.visible_to(actor)
    rows = classes_of(tasks, moment=moment, reader=actor)
    return [_of(one, [row for row in rows if row.task.directive_id == one.pk]) for one in found]


def _of(directive: Directive, rows: list[TaskClass]) -> Followup:
    language = get_language() or "vi"
    closed = {*DONE, Timeliness.CLOSED_OTHERWISE}
    pressing = sorted(
        (row for row in rows if row.timeliness not in closed),
        key=lambda row: (row.lapses_at is None, row.lapses_at or clock.now()),
    )
    return Followup(
        symbol=directive.document.symbol,
        title=directive.subject or withheld(language),
        decided_on=directive.decided_on,
        declared=directive.declared_total,
        counts=dict(Counter(str(row.timeliness.value) for row in rows)),
        open_tasks=[
            OpenTask(
                row.task.title_in(language),
                row.task.lang_in(language),
                row.lead,
                row.lapses_at,
                row.timeliness,
                reverse("directives:task", args=[row.task.pk]),
            )
            for row in pressing
        ],
        url=reverse("directives:directive", args=[directive.pk]),
    )
