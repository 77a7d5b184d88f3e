"""The page of a task, of one of its assignees, of all of them, and of everything that happened with it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from decreta.assignments.enums import ANSWERABLE, AssignmentRole, Timeliness
from decreta.assignments.models import Assignment
from decreta.assignments.queries.timeliness import class_now
from decreta.assignments.timeliness import Standing, classify
from decreta.assignments.views.acting import next_after
from decreta.assignments.views.buttons import buttons_of, on_dispute, on_report, on_request, steering_of
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import YEARS
from decreta.core.requests import the_one
from decreta.directives.beside import beside
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.happenings import newest_first, steps_of
from decreta.directives.queries.history import Of, newest_of
from decreta.directives.queries.other_posts import seat_that_acts
from decreta.directives.queries.task_assignments import counts_of, task_seen
from decreta.directives.queries.task_page import TaskPage, task_page
from decreta.directives.queries.waiting import ASSIGNEE, Waiting, below, roots, waiting_on_each, with_a
from decreta.organisation.middleware import actor_of
from decreta.ui import recent
from decreta.ui.buttons import ButtonContext

_PAGE = 50
#: As many happenings as one page of the history has, and as a task's own page tells at most.
_STEPS = 60
#: What is read of the assignment above, where rows are what was handed down.
_UPPER = {True: tuple(f"parent__{one}" for one in ASSIGNEE), False: ()}
#: What can wait for whoever watches.
WAITS = ("report", "extension", "dispute")
_WAIT_WORDS = {
    "report": gettext_lazy("reports to verify"),
    "extension": gettext_lazy("requests for more time"),
    "dispute": gettext_lazy("disputes to settle"),
}


def task_of(request: HttpRequest, pk: UUID) -> Task:
    """A task that the actor may see; 404 for anybody else."""
    return the_one(task_seen.rows(actor_of(request), pk))


def assignment_of(request: HttpRequest, task: Task, pk: UUID) -> Assignment:
    """One of those to whom a task is assigned, as far as the actor sees him; 404 for anybody else."""
    found = roots(actor_of(request), task.pk).select_related(*ASSIGNEE)
    return get_object_or_404(found, pk=pk)


@login_required
@require_safe
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The clause, deliverables, reports, deadlines, and what the actor may do now."""
    page = task_page(task_of(request, pk), actor_of(request), clock.now())
    return recent.remember(request, _shown(request, page), MATTER_KIND, pk)


@login_required
@require_safe
def assignee(request: HttpRequest, pk: UUID, one: UUID) -> HttpResponse:
    """The same for one of many: its own clock, reports, requests, and what the actor may do about exactly this one."""
    found = task_of(request, pk)
    page = task_page(found, actor_of(request), clock.now(), of=assignment_of(request, found, one))
    return recent.remember(request, _shown(request, page), MATTER_KIND, pk)


def _shown(request: HttpRequest, page: TaskPage) -> HttpResponse:
    actor = actor_of(request)
    buttons, said = buttons_of(page, actor), beside(page, actor)
    happenings = newest_first([*page.happenings, *said.happenings])
    page.is_told_whole = page.is_told_whole and len(happenings) <= _STEPS
    page.happenings = happenings[:_STEPS]
    seats = request.seats  # type: ignore[attr-defined]
    context = {
        "page": page,
        "task": page.task,
        "buttons": buttons,
        "head": [*buttons.head, *said.buttons],
        "beside": said,
        "parts": said.parts,
        "waiting": [(one, buttons_on(one, actor)) for one in page.waiting],
        "waits_more": [(kind, _WAIT_WORDS[kind]) for kind in WAITS if kind in page.waits_more],
        "other_seat": None
        if buttons.decide or len(seats) < 2
        else seat_that_acts(page.task, seats, current=actor, pending=page.pending_report),
        "next_up": next_after(request, request.path),
    }
    return render(request, "directives/task.html", context)


def buttons_on(one: Waiting, actor: Actor) -> list[ButtonContext]:
    """What the actor may do about something that waits. No statement."""
    if one.report is not None:
        return on_report(one.report, actor)
    if one.request is not None:
        return on_request(one.request, actor)
    return on_dispute(one.assignment, actor)


@login_required
@require_safe
def assignees(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each to whom a task is assigned, with its own clock and class and what may be done about it.

    Narrowed by class (`class`), by what waits (`waits`), by role (`role=coordinate`, `role=sub` for what was handed
    down) and by name (`q`).
    """
    found, actor, at = task_of(request, pk), actor_of(request), clock.now()
    seen = roots(actor, found.pk)
    asked = {name: request.GET.get(name, "") for name in ("class", "waits", "role", "q")}
    is_below = asked["role"] == AssignmentRole.SUB
    narrowed = _narrowed(below(actor, found.pk) if is_below else seen, asked, at)
    rows = narrowed.select_related(*ASSIGNEE, *_UPPER[is_below]).order_by("organisation__path", "recorded_at", "pk")
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    waits = waiting_on_each(actor, page.object_list)
    context = {
        "task": found,
        "page": page,
        "lines": [_line(one, waits.get(one.pk, []), actor, at) for one in page.object_list],
        "counts": counts_of(seen, at),
        "asked": asked,
        "kinds": [(kind, _WAIT_WORDS[kind]) for kind in WAITS],
        "is_narrowed": any(asked.values()),
        "is_below": is_below,
    }
    return render(request, "directives/assignees.html", context)


def _narrowed(seen: Any, asked: dict[str, str], at: dt.datetime) -> Any:
    if asked["waits"] in WAITS:
        seen = with_a(seen, asked["waits"])
    elif asked["role"] == AssignmentRole.COORDINATE:
        seen = seen.filter(role=AssignmentRole.COORDINATE)
    elif asked["role"] != AssignmentRole.SUB:
        seen = seen.filter(role__in=ANSWERABLE)
    if asked["class"] in Timeliness.values:
        seen = seen.annotate(timeliness=class_now(at)).filter(timeliness=asked["class"])
    words = asked["q"].strip()
    if words:
        named = Q()
        for place in ("organisation", "body"):
            for name in ("name_vi", "name_en", "name_ja", "symbol"):
                named |= Q(**{f"{place}__{name}__icontains": words})
        named |= Q(unit__name_vi__icontains=words) | Q(holding__person__full_name__icontains=words)
        seen = seen.filter(named)
    return seen


def _line(one: Assignment, waits: list[Waiting], actor: Actor, at: dt.datetime) -> dict[str, Any]:
    return {
        "one": one,
        "timeliness": classify(Standing.of(one), at),
        "waits": [(each, buttons_on(each, actor)) for each in waits],
        "steering": steering_of(one, actor),
    }


@login_required
@require_safe
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that happened with a task, or with one of its assignees (`of`), the newest first."""
    found, actor = task_of(request, pk), actor_of(request)
    one = assignment_of(request, found, _uuid(request.GET.get("of", ""))) if request.GET.get("of") else None
    until, skip = _place(request)
    said = beside(task_page(found, actor, clock.now(), of=one), actor).happenings
    told = newest_of(Of(actor, found.pk, one.pk if one else None), until, skip + _STEPS)
    told = newest_first([*told, *(each for each in said if each.at <= until)])
    context = {
        "task": found,
        "of": one,
        "steps": steps_of(told[skip : skip + _STEPS]),
        "older": _older(told, skip, one),
        "is_newest": "until" not in request.GET,
    }
    return render(request, "directives/history.html", context)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _place(request: HttpRequest) -> tuple[dt.datetime, int]:
    """From which moment a page of the history goes back, and how many of that moment were told before."""
    try:
        until = dt.datetime.fromisoformat(request.GET.get("until", ""))
        skip = int(request.GET.get("skip", "0"))
        if until.tzinfo is None or until.year not in YEARS:
            return clock.now(), 0
        # An offset of parts of a second is none that the database reads.
        return until.astimezone(dt.UTC), min(max(skip, 0), 5000)
    except (ValueError, OverflowError):
        return clock.now(), 0


def _older(told: list[Any], skip: int, one: Assignment | None) -> str:
    """The address of what came before; empty where that is all."""
    if len(told) <= skip + _STEPS:
        return ""
    last = told[skip + _STEPS - 1].at
    same = sum(each.at == last for each in told[: skip + _STEPS])
    where = {"of": str(one.pk)} if one is not None else {}
    return "?" + urlencode({**where, "until": last.isoformat(), "skip": same})
