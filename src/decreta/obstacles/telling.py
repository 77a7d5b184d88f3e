"""What the page of supervision and the data of a progress report say of obstacles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from decreta.assignments.enums import DONE, Timeliness
from decreta.assignments.models import WHOSE
from decreta.assignments.queries.whom import code_key
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.names import Named
from decreta.core.together import Asking
from decreta.directives.beside import Part
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.classes import TaskClass
from decreta.directives.queries.hindrances import Hindrance
from decreta.directives.queries.progress import ProgressReport
from decreta.obstacles import words
from decreta.obstacles.enums import Kind, State, StepKind
from decreta.obstacles.models import Link, Obstacle, Step
from decreta.obstacles.queries.registered import Asked, counted
from decreta.organisation.models import Body

LANGUAGES: Final = ("vi", "en", "ja")
_OVER = (*DONE, Timeliness.CLOSED_OTHERWISE)


@dataclass(frozen=True)
class Overview:
    """The figures of a body's obstacles, each with its rows."""

    body: Body
    figures: list[tuple[str, int, str]]
    median_days: int | None
    is_reviewable: bool


def on_supervision(body: Body, actor: Actor) -> Asking[Part | None]:
    """The figures of what stands in the way of a body's tasks."""
    told = yield {"counts": counted.ask(actor, Asked(body=body.code), clock.now())}
    if not told["counts"] or not (found := told["counts"][0])["all"]:
        return None
    median = (clock.now() - dt.datetime.fromisoformat(found["median"])).days if found["median"] else None
    figures = [
        (
            str(words.TABS[name]),
            found[name],
            f"{reverse('obstacles:list')}?{urlencode({'body': body.code, 'state': name})}",
        )
        for name in ("open", "late", "escalated", "answered", "removed")
    ]
    is_reviewable = body.pk in actor.body_ids | actor.served_body_ids
    return Part("obstacles/parts/overview.html", Overview(body, figures, median, is_reviewable))


def in_report(found: ProgressReport) -> list[dict[str, Any]]:
    """The obstacles that stood in the way of tasks of a report at the end of its day, the oldest first.

    Three statements. Words of a protected directive's task are left out as its title is; and who sees a task by his own
    part in it is told of those obstacles alone that the register shows him.
    """
    until = clock.start_of_day(found.as_of + dt.timedelta(days=1))
    rows = {row.task.pk: row for row in found.rows if row.timeliness not in _OVER}
    links = Link.objects.filter(assignment__matter_kind=MATTER_KIND, linked_at__lt=until, obstacle__raised_at__lt=until)
    if found.body is not None:
        links = links.filter(assignment__monitor=found.body)
    if (reader := found.partial_reader) is not None:
        links = links.filter(obstacle__in=Obstacle.objects.visible_to(reader))
    hanging: dict[UUID, list[TaskClass]] = {}
    for obstacle, task in links.values_list("obstacle_id", "assignment__matter_id"):
        if task in rows and rows[task] not in hanging.setdefault(obstacle, []):
            hanging[obstacle].append(rows[task])
    hanging = {pk: tasks for pk, tasks in hanging.items() if tasks}
    if not hanging:
        return []
    owners = ("organisation", "body", "unit__organisation", "post__body", "post__unit__organisation")
    steps: dict[UUID, list[Step]] = {}
    for step in Step.objects.filter(obstacle__in=hanging, at__lt=until).select_related(*owners).order_by("ordinal"):
        steps.setdefault(step.obstacle_id, []).append(step)
    obstacles = Obstacle.objects.filter(pk__in=hanging).order_by("raised_at", "pk")
    told = (_told(one, steps.get(one.pk, []), hanging[one.pk], until) for one in obstacles)
    return [one for one in told if one is not None]


def in_briefing(tasks: QuerySet[Task], day: dt.date) -> list[Hindrance]:
    """The obstacles in the way of tasks at the end of a day, for the briefing of a leader. Three statements."""
    until = clock.start_of_day(day + dt.timedelta(days=1))
    links = Link.objects.filter(assignment__matter_kind=MATTER_KIND, linked_at__lt=until, obstacle__raised_at__lt=until)
    links = links.filter(Q(obstacle__removed_at=None) | Q(obstacle__removed_at__gte=until))
    hanging: dict[UUID, list[UUID]] = {}
    on_tasks = links.filter(assignment__matter_id__in=tasks.order_by().values("pk")).order_by("linked_at", "pk")
    for obstacle, task in on_tasks.values_list("obstacle_id", "assignment__matter_id"):
        if task not in hanging.setdefault(obstacle, []):
            hanging[obstacle].append(task)
    owners = ("organisation", "body", "unit__organisation", "post__body", "post__unit__organisation")
    whom: dict[UUID, Named] = {}
    steps = Step.objects.filter(obstacle__in=hanging, at__lt=until).exclude(kind=StepKind.ESCALATED)
    for step in steps.select_related(*owners).order_by("ordinal"):
        if step.whom is not None:
            whom[step.obstacle_id] = step.whom
    raised = Obstacle.objects.filter(pk__in=hanging).select_related(*(f"assignment__{one}" for one in WHOSE))
    found = [
        Hindrance(
            text=one.text,
            wanted=one.wanted,
            raised_by=_key(one),
            raised_on=one.raised_at.astimezone(clock.zone()).date(),
            owners=_named(whom[one.pk]),
            tasks=tuple(hanging[one.pk]),
        )
        for one in raised.order_by("raised_at", "pk")
    ]
    return sorted(found, key=lambda one: -len(one.tasks))


def _key(one: Obstacle) -> str:
    """Who raised it, as the tables of reports name agencies."""
    held = one.assignment
    # What was handed down in a house is the house's; reports do not name its people.
    return code_key(held.assignee) if held.parent_id is None else ""


def _told(one: Obstacle, steps: list[Step], tasks: list[TaskClass], until: dt.datetime) -> dict[str, Any] | None:
    """An obstacle as it stood; none when it was gone."""
    kinds = [step.kind for step in steps]
    if not steps or StepKind.GONE in kinds:
        return None
    begun = [step for step in steps if step.due_at is not None][-1]
    owner = [step for step in steps if step.whom is not None and step.kind != StepKind.ESCALATED][-1].whom
    since = steps[steps.index(begun) :]
    state = State.WAITING
    if any(step.kind == StepKind.ANSWERED for step in since):
        state = State.ANSWERED
    elif any(step.kind == StepKind.ESCALATED for step in since):
        state = State.ESCALATED
    elif begun.due_at is not None and begun.due_at <= until:
        state = State.OVERDUE
    is_told = not any(row.task.is_withheld for row in tasks)
    assert begun.due_at is not None
    return {
        "obstacle": str(one.pk),
        "kind": one.kind,
        "kinds": _in_all(Kind(one.kind)),
        "text": one.text if is_told else "",
        "wanted": one.wanted if is_told else "",
        "owners": _named(owner),
        "raised": one.raised_at.astimezone(dt.UTC).isoformat(),
        "due": begun.due_at.astimezone(dt.UTC).isoformat(),
        "state": state.value,
        "states": _in_all(state),
        "tasks": sorted(str(row.task.pk) for row in tasks),
        "directives": sorted({str(row.task.directive_id) for row in tasks}),
    }


def _named(owner: Named) -> dict[str, str]:
    return {language: owner.name_in(language) for language in LANGUAGES}


def _in_all(choice: Kind | State) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = str(choice.label)
    return found
