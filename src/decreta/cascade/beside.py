"""What stands on the page of a task: what it serves, which own tasks serve it, what is shared of those."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.below import Below
from decreta.cascade.models import Serving, Share
from decreta.cascade.queries.servings import around, matters_of, shared_of
from decreta.cascade.queries.told import cells
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.among import Ids
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Task
from decreta.directives.queries.classes import TaskClass, classes_of
from decreta.directives.queries.task_page import TaskPage
from decreta.directives.queries.uncounted import uncounted
from decreta.ui import words
from decreta.ui.buttons import ButtonContext
from decreta.ui.words import StateWords


@dataclass(frozen=True)
class Served:
    """An assignment from above that the task serves, with its task where the reader sees that."""

    assignment: Assignment
    task: Task | None


@dataclass(frozen=True)
class Own:
    """An own task that serves the assignment; whether it is due after what it serves."""

    row: TaskClass
    is_due_after: bool


@dataclass(frozen=True)
class Told:
    """What an organisation below shares of its work on an assignment: so many by class."""

    share: Share
    counts: list[tuple[StateWords, int]]
    total: int
    url: str


@dataclass
class Levels:
    """The part of the page."""

    serves: list[Served] = field(default_factory=list)
    own: list[Own] = field(default_factory=list)
    #: What the own tasks come to for the assignment that they serve, beside what its assignee says himself.
    below: Below | None = None
    told: list[Told] = field(default_factory=list)
    #: Where own tasks are chosen, for who may.
    break_down: str = ""


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """Two statements where there is nothing; five more where own tasks serve, two for each declaration that is shown."""
    mine = page.mine
    held = [one for one in page.main if one.parent_id is None]
    keys = Ids(one.pk for one in held)
    servings, shares = around.rows(actor, page.task.pk, keys), shared_of.rows(actor, keys, clock.today())
    found = Levels()
    if mine is not None and mine in held and _keeps_a_book(mine, actor):
        found.break_down = reverse("cascade:break_down", args=[mine.pk])
        said.buttons.append(ButtonContext(_("Break down into own tasks"), found.break_down, icon="network", quiet=True))
    if servings:
        _fill(found, page.task, servings, actor)
    found.told = [_told(one) for one in shares if one.organisation_id not in actor.organisation_ids]
    if found.serves or found.own or found.told:
        said.parts.append(Part("cascade/parts/of_task.html", found))


def _keeps_a_book(mine: Assignment, actor: Actor) -> bool:
    """Whether the reader works for a body of his own organisation, which could break the assignment down."""
    if mine.monitor_id is not None and mine.monitor_id in actor.body_ids | actor.served_body_ids:
        return False
    return bool(actor.body_ids | actor.served_body_ids) and (actor.can("assign_tasks") or actor.can("monitor_tasks"))


def _fill(found: Levels, task: Task, servings: list[Serving], actor: Actor) -> None:
    upper = [one.assignment for one in servings if one.task_id == task.pk]
    seen = matters_of(upper, actor)
    found.serves = [Served(one, seen.get(one.matter_id)) for one in upper]
    lower = {one.task_id: one.assignment for one in servings if one.task_id != task.pk}
    if lower:
        tasks = (
            Task.objects.visible_to(actor).told_to(actor).filter(pk__among=Ids(lower)).order_by("directive", "ordinal")
        )
        found.own = [Own(row, _is_after(row, lower[row.task.pk])) for row in classes_of(tasks, moment=clock.now())]
        found.below = _together([one.row for one in found.own])


def _together(rows: list[TaskClass]) -> Below | None:
    """What tasks come to together, as what was handed down does; those that were closed otherwise come to nothing."""
    held = [row for row in rows if row.timeliness is not Timeliness.CLOSED_OTHERWISE]
    if not held:
        return None
    open_ones = [row for row in held if row.timeliness not in DONE]
    return Below(
        number=len(held),
        done=len(held) - len(open_ones),
        percent=sum(row.percent or 0 for row in held) // len(held),
        forecast_on=max((row.forecast_on for row in open_ones if row.forecast_on is not None), default=None),
        is_stated=any(row.percent is not None for row in held),
    )


def _is_after(row: TaskClass, upper: Assignment) -> bool:
    limit: dt.datetime | None = upper.current_lapses_at
    return limit is not None and row.lapses_at is not None and row.lapses_at > limit


def _told(one: Share) -> Told:
    counts: Counter[str] = Counter()
    for cell in cells(one.above_id, clock.today(), uncounted(), assignment_id=one.assignment_id):
        counts[cell.timeliness.value] += cell.number
    url = reverse("cascade:from_below", args=[one.above.code, one.organisation.code])
    told = [(words.STATES[kind], counts[kind]) for kind in words.ORDER if counts[kind]]
    return Told(one, told, counts.total(), url)
