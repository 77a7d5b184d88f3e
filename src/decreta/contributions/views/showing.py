"""The list of contributions, one contribution, a file that came with one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from decreta.assignments import matters
from decreta.contributions import words
from decreta.contributions.beside import buttons
from decreta.contributions.models import Contribution, Piece
from decreta.contributions.queries.given import ROW, STATES, deliveries_of, told
from decreta.contributions.tables.contributions import CONTRIBUTIONS
from decreta.directives.queries import bodies
from decreta.directives.views.filters import body_filter
from decreta.files.responses import file_response
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.ui import recent


def contribution_of(request: HttpRequest, pk: UUID) -> Contribution:
    """A contribution that the actor may see; 404 for anybody else."""
    visible = Contribution.objects.visible_to(actor_of(request))
    return get_object_or_404(visible.select_related(*ROW, "lead__parent"), pk=pk)


@login_required
@require_safe
def contributions(request: HttpRequest) -> HttpResponse:
    """Every contribution that the reader sees, by state, body, organisation and words of the task."""

    def about(shown: Any) -> dict[str, Any]:
        asked = {name: shown.query.get(name, "") for name in CONTRIBUTIONS.filters}
        return {
            "asked": asked,
            "states": [(one, words.TABS[one]) for one in STATES],
            "of_body": body_filter(shown.beside["bodies"], asked["body"]),
        }

    offered = bodies.offered.ask(actor_of(request))
    return lists.page(request, CONTRIBUTIONS, "contributions/contributions.html", about, bodies=offered)


@login_required
@require_safe
def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One contribution: what was asked of whom, what was delivered, what was said of it."""
    found, by = contribution_of(request, pk), actor_of(request)
    matter = matters.shown(found.assignment, by)
    context = {
        "contribution": found,
        "shown": words.Shown(found),
        "matter": matter,
        "is_told": found.pk in told([found], by),
        "deliveries": deliveries_of(found),
        "buttons": buttons(found, by),
    }
    page = render(request, "contributions/contribution.html", context)
    return recent.remember(request, page, "contributions.contribution", pk)


@login_required
@require_safe
def piece(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file of a contribution, for whoever reads its words."""
    pieces = Piece.objects.select_related("delivery", "file__blob").exclude(file=None)
    found, by = get_object_or_404(pieces, pk=pk), actor_of(request)
    of = contribution_of(request, found.delivery.contribution_id)
    if of.pk not in told([of], by):
        raise Http404
    assert found.file is not None
    return file_response(found.file, inline=True, request=request)
