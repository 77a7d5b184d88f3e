"""The pictures of the list of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from decreta.directives.queries.uncounted import ASKED, Waiting
from decreta.directives.tables.tasks import TASKS
from decreta.kit.queries.views import kept_query
from decreta.organisation.middleware import actor_of
from decreta.seeing.queries.board import board_page
from decreta.seeing.queries.calendar import calendar_page
from decreta.seeing.queries.grid import grid_page
from decreta.seeing.queries.matrix import matrix_page
from decreta.seeing.queries.timeline import timeline_page
from decreta.seeing.queries.workload import workload_page
from decreta.ui import nav
from decreta.ui.listing import ways_of


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Tasks in columns by where they stand, perhaps in lanes."""
    return _shown(request, "board", {"page": board_page(request.GET, actor_of(request), waiting_of(request))})


@login_required
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """What programmes owe month by month, and what became of it."""
    return _shown(request, "matrix", {"page": matrix_page(request.GET, actor_of(request), waiting_of(request))})


@login_required
@require_safe
def grid(request: HttpRequest) -> HttpResponse:
    """The provinces as tiles, by the share of what is overdue there."""
    return _shown(request, "grid", {"page": grid_page(request.GET, actor_of(request))})


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month of deadlines."""
    return _shown(request, "calendar", {"page": calendar_page(request.GET, actor_of(request))})


@login_required
@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Tasks along a line of time."""
    return _shown(request, "timeline", {"page": timeline_page(request.GET, actor_of(request))})


@login_required
@require_safe
def workload(request: HttpRequest) -> HttpResponse:
    """Who has how much to do."""
    page = workload_page(request.GET, actor_of(request), reverse(TASKS.url_name))
    return _shown(request, "workload", {"page": page})


def waiting_of(request: HttpRequest) -> Waiting:
    """The tasks that spells do not know yet, asked for with what the frame counts."""
    return Waiting(nav.along(request, uncounted=ASKED)["uncounted"])


def _shown(request: HttpRequest, name: str, context: Mapping[str, Any]) -> HttpResponse:
    frame = {
        "at": f"seeing:{name}",
        "ways": ways_of(TASKS.name),
        "list_url": TASKS.url_name,
        "kept_query": kept_query(TASKS, request.GET),
    }
    return render(request, f"seeing/{name}.html", frame | dict(context))
