"""Saved views and the choice of columns, for every list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.kit import domain
from decreta.kit.models import ListChoice, SavedView
from decreta.kit.queries.views import kept_query, named_views
from decreta.kit.view_forms import ViewForm
from decreta.ui import tables
from decreta.ui.methods import GET_POST
from decreta.ui.tables import Asked, Table
from decreta.ui.tables.listed import COLUMNS


@login_required
@require_POST
def columns(request: HttpRequest, table: str) -> HttpResponse:
    """Show these columns from now on, and go back to the list with them in its address."""
    found, query = table_of(table), QueryDict(request.POST.get("query", ""), mutable=True)
    query.pop(COLUMNS, None)
    chosen = ""
    if "reset" not in request.POST:
        asked = Asked.read(found, {COLUMNS: ",".join(request.POST.getlist("column"))})
        chosen = query[COLUMNS] = ",".join(asked.keys)
    domain.choose_columns(table=found, columns=chosen, by=_actor(request))
    return redirect(f"{found.url}?{kept_query(found, query) or 'all=1'}")


@login_required
@require_POST
@idempotent
def save(request: HttpRequest, table: str) -> HttpResponse:
    """Keep the address of a list under a name; with `opens` the list begins with it."""
    found, actor = table_of(table), _actor(request)
    query = kept_query(found, QueryDict(request.POST.get("query", "")))
    form = ViewForm(request.POST, actor=actor)
    if form.is_valid():
        try:
            opens = bool(request.POST.get("opens"))
            view = domain.save_view(table=found, query=query, opens=opens, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
            return redirect(f"{found.url}?{query or 'all=1'}")
    context = {"form": form, "table": found, "query": query, "opens": request.POST.get("opens", "")}
    return render(request, "kit/view.html", context, status=422)


@login_required
@require_safe
def views(request: HttpRequest) -> HttpResponse:
    """Every view that the reader finds: his own to change, those shared with him to open."""
    actor = _actor(request)
    opening = set(ListChoice.objects.visible_to(actor).values_list("opens_id", flat=True))
    rows = [
        {"view": one, "table": known, "is_own": one.owner_id == actor.user_id, "opens": one.pk in opening}
        for one in named_views(actor)
        if (known := tables.named(one.table)) is not None
    ]
    return render(request, "kit/views.html", {"rows": rows})


@login_required
@GET_POST
@idempotent
def view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename a view, or share it otherwise."""
    found, actor = _own(request, pk), _actor(request)
    known = table_of(found.table)
    initial = {"name": found.name, "sharing": found.sharing}
    form = ViewForm(request.POST or None, initial=initial, actor=actor, view=found)
    if request.method == "POST" and form.is_valid():
        try:
            domain.change_view(view=found, by=actor, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            return redirect("kit:views")
    context = {"form": form, "table": known, "view": found}
    return render(request, "kit/view.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@idempotent
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a view away."""
    found = _own(request, pk)
    domain.remove_view(view=found, by=_actor(request))
    messages.success(request, _("The view “%(name)s” is removed.") % {"name": found.name})
    return redirect("kit:views")


@login_required
@require_POST
def opens(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a list with this view from now on, or (`stop`) no longer."""
    found = get_object_or_404(SavedView.objects.visible_to(_actor(request)), pk=pk)
    chosen = None if "stop" in request.POST else found
    domain.open_with(table=table_of(found.table), view=chosen, by=_actor(request))
    return redirect("kit:views")


def table_of(name: str) -> Table[Any]:
    """The table of an address."""
    found = tables.named(name)
    if found is None:
        raise Http404
    return found


def _own(request: HttpRequest, pk: UUID) -> SavedView:
    """A view that the reader saved; 404 for anybody else."""
    actor = _actor(request)
    return get_object_or_404(SavedView.objects.visible_to(actor).filter(owner_id=actor.user_id), pk=pk)


def _actor(request: HttpRequest) -> Actor:
    return request.actor  # type: ignore[attr-defined]
