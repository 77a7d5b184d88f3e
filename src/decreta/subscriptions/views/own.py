"""One's saved searches of documents, and of which one is told."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core.errors import ActRefused
from decreta.documents.tables.documents import DOCUMENTS
from decreta.documents.views.fetching import actor_of
from decreta.kit.models import SavedView
from decreta.subscriptions import domain
from decreta.subscriptions.models import Subscription


@login_required
@require_safe
def subscriptions(request: HttpRequest) -> HttpResponse:
    """The saved searches of documents that the post finds, each with whether it is told of."""
    actor = actor_of(request)
    views = SavedView.objects.visible_to(actor).filter(table=DOCUMENTS.name).order_by("name", "pk")
    own = {one.view_id: one for one in Subscription.objects.visible_to(actor)}
    rows = [(view, own.get(view.pk)) for view in views]
    return render(request, "subscriptions/list.html", {"rows": rows, "list_url": DOCUMENTS.url})


@login_required
@require_POST
@idempotent
def subscribe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Be told of what a saved search finds anew."""
    actor = actor_of(request)
    view = get_object_or_404(SavedView.objects.visible_to(actor), pk=pk)
    try:
        domain.subscribe(view=view, by=actor)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You are told when “%(name)s” finds something new.") % {"name": view.name})
    return redirect("subscriptions:list")


@login_required
@require_POST
@idempotent
def unsubscribe(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Be told no more."""
    actor = actor_of(request)
    found = get_object_or_404(Subscription.objects.visible_to(actor).select_related("view"), pk=pk)
    domain.unsubscribe(subscription=found, by=actor)
    messages.success(request, _("You are told of “%(name)s” no more.") % {"name": found.view.name})
    return redirect("subscriptions:list")
