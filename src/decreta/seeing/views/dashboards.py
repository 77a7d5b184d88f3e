"""Dashboards: looked at, composed by an ordinary form, shared, taken away, opened first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.kit.models import Sharing
from decreta.organisation.middleware import actor_of
from decreta.seeing import domain
from decreta.seeing.enums import TileKind
from decreta.seeing.forms import DashboardForm
from decreta.seeing.models import Dashboard
from decreta.seeing.queries.dashboards import choices_of, dashboard_page, dashboards_of
from decreta.seeing.tiles import MOST_TILES, Tile
from decreta.seeing.views.pages import waiting_of
from decreta.ui.methods import GET_POST

#: What a new dashboard begins with.
_FIRST = (TileKind.NUMBERS, TileKind.LIGHTS, TileKind.STEPS, TileKind.WORST, TileKind.AGENCIES)


@login_required
@require_safe
def dashboards(request: HttpRequest) -> HttpResponse:
    """The dashboards that the reader finds."""
    return render(request, "seeing/dashboards.html", {"dashboards": dashboards_of(actor_of(request))})


@login_required
@require_safe
def dashboard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dashboard with the reader's own numbers."""
    page = dashboard_page(pk, request.GET, actor_of(request), waiting_of(request))
    if page is None:
        raise Http404
    return render(request, "seeing/dashboard.html", {"page": page})


@login_required
@GET_POST
@idempotent
def compose(request: HttpRequest) -> HttpResponse:
    """A new dashboard."""
    first = [Tile(one.value) for one in _FIRST]
    initial = {"sharing": Sharing.PRIVATE.value, "compared_days": 7, "version": 0}
    return _composed(request, None, first, initial)


@login_required
@GET_POST
@idempotent
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own dashboard, changed."""
    held = _own(request, pk)
    initial = {
        "name": held.name,
        "sharing": held.sharing,
        "compared_days": held.compared_days,
        "version": held.version,
    }
    return _composed(request, held, [Tile.from_data(one) for one in held.tiles], initial)


@login_required
@require_POST
@idempotent
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one's own dashboard away."""
    domain.remove_dashboard(dashboard=_own(request, pk), by=actor_of(request))
    messages.success(request, _("The dashboard is gone, for everybody who found it."))
    return redirect("seeing:dashboards")


@login_required
@require_POST
@idempotent
def choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a dashboard first after signing in, or the desk again."""
    actor = actor_of(request)
    found = get_object_or_404(Dashboard.objects.visible_to(actor), pk=pk)
    is_desk = request.POST.get("opens") == "desk"
    domain.start_with(dashboard=None if is_desk else found, by=actor)
    messages.success(
        request,
        _("After signing in your desk opens.") if is_desk else _("After signing in this dashboard opens."),
    )
    return redirect("seeing:dashboard", pk)


def _own(request: HttpRequest, pk: UUID) -> Dashboard:
    actor = actor_of(request)
    return get_object_or_404(Dashboard.objects.visible_to(actor), pk=pk, owner_id=actor.user_id)


def _composed(request: HttpRequest, held: Dashboard | None, tiles: list[Tile], initial: dict[str, Any]) -> HttpResponse:
    actor = actor_of(request)
    form = DashboardForm(choices_of(actor), tiles, initial, request.POST if request.method == "POST" else None)
    act = request.POST.get("act", "")
    if act:
        form = form.arranged(act)
    elif request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            kept = domain.save_dashboard(
                dashboard=held,
                name=data["name"],
                sharing=data["sharing"],
                tiles=form.tiles,
                compared_days=data["compared_days"],
                of_version=data["version"],
                by=actor,
            )
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The dashboard is kept."))
            return redirect("seeing:dashboard", kept.pk)
    context = {"form": form, "held": held, "most": MOST_TILES}
    return render(request, "seeing/compose.html", context, status=422 if form.has_errors else 200)
