"""The log, as far as one may read it: one's own acts, the entries of what one may see, all of it for inspectors."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from decreta.audit.models import Leaf
from decreta.organisation.middleware import actor_of
from decreta.web.queries.log import entries_visible_to, page_of

_PAGE = 50


@login_required
def entries(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, by kind and day."""
    shown = page_of(entries_visible_to(actor_of(request)), request.GET, size=_PAGE)
    return render(
        request,
        "web/log.html",
        {"page": shown, "kind": request.GET.get("kind", ""), "sees_all": actor_of(request).can("inspect_everything")},
    )


@login_required
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry with its place in the log."""
    found = entries_visible_to(actor_of(request)).filter(pk=entry_id).first()
    if found is None:
        raise Http404
    leaf = Leaf.objects.filter(entry_id=found.pk).first()
    return render(
        request,
        "web/log_entry.html",
        {"entry": found, "leaf": leaf, "hash": bytes(leaf.leaf_hash).hex() if leaf else ""},
    )
