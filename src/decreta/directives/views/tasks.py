"""The page of a task."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.assignments.enums import ANSWERABLE
from decreta.assignments.models import Assignment
from decreta.assignments.timeliness import Standing, classify
from decreta.assignments.views.acting import next_after
from decreta.assignments.views.buttons import buttons_of
from decreta.core import clock
from decreta.directives.beside import beside
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.happenings import newest_first
from decreta.directives.queries.other_posts import seat_that_acts
from decreta.directives.queries.task_page import task_page, task_seen
from decreta.organisation.middleware import actor_of
from decreta.ui import recent

_PAGE = 50


def task_of(request: HttpRequest, pk: UUID) -> Task:
    """A task that the actor may see; 404 for anybody else."""
    found = task_seen.rows(actor_of(request), pk)
    if not found:
        raise Http404
    return found[0]


@login_required
@require_safe
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The clause, deliverables, reports, deadlines, and what the actor may do now."""
    actor = actor_of(request)
    page = task_page(task_of(request, pk), actor, clock.now())
    buttons, said = buttons_of(page, actor), beside(page, actor)
    page.happenings = newest_first([*page.happenings, *said.happenings])
    seats = request.seats  # type: ignore[attr-defined]
    context = {
        "page": page,
        "task": page.task,
        "buttons": buttons,
        "head": [*buttons.head, *said.buttons],
        "beside": said,
        "parts": said.parts,
        "other_seat": None
        if buttons.decide or len(seats) < 2
        else seat_that_acts(page.task, seats, current=actor, pending=page.pending_report),
        "next_up": next_after(request, request.path),
    }
    return recent.remember(request, render(request, "directives/task.html", context), MATTER_KIND, pk)


@login_required
@require_safe
def assignees(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each organisation of a group, with its own clock and class."""
    found = task_of(request, pk)
    at = clock.now()
    rows = (
        Assignment.objects.visible_to(actor_of(request))
        .filter(matter_kind=MATTER_KIND, matter_id=found.pk, role__in=ANSWERABLE)
        .select_related("organisation", "body", "unit", "holding__person", "holding__post")
        .order_by("organisation__path")
    )
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    lines = [(one, classify(Standing.of(one), at)) for one in page.object_list]
    return render(request, "directives/assignees.html", {"task": found, "page": page, "lines": lines})
