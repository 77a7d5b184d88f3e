"""The log, as far as one may read it: one's own acts, the entries of what one may see, all of it for inspectors."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.audit.models import Leaf
from decreta.organisation.middleware import actor_of
from decreta.web import log_words
from decreta.web.queries.log import entries_visible_to, fact_words, lines_of, page_of

_PAGE = 50


@login_required
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, by kind and day."""
    actor = actor_of(request)
    context = {
        "page": page_of(entries_visible_to(actor), request.GET, actor, size=_PAGE),
        "kind": request.GET.get("kind", ""),
        "areas": [(f"{area}.", words) for area, words in log_words.AREAS.items()],
        "sees_all": actor.can("inspect_everything"),
    }
    return render(request, "web/log.html", context)


@login_required
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry with its place in the log."""
    found = entries_visible_to(actor_of(request)).filter(pk=entry_id).first()
    if found is None:
        raise Http404
    leaf = Leaf.objects.filter(entry_id=found.pk).first()
    context = {
        "entry": found,
        "line": lines_of([found], actor_of(request))[0],
        "facts": [(log_words.fact(name), fact_words(value)) for name, value in found.facts.items()],
        "leaf": leaf,
        "hash": bytes(leaf.leaf_hash).hex() if leaf else "",
    }
    return render(request, "web/log_entry.html", context)
