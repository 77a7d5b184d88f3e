"""The log, as far as one may read it: one's own acts, the entries of what one may see, all of it for inspectors."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.audit import words as log_words
from decreta.audit.models import Leaf
from decreta.audit.queries import entries_visible_to
from decreta.kit import lists
from decreta.organisation.middleware import actor_of
from decreta.web.queries.log import fact_words, lines_of
from decreta.web.tables import LOG


@login_required
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, by kind."""
    return lists.page(request, LOG, "web/log.html")


@login_required
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry with its place in the log."""
    found = entries_visible_to(actor_of(request)).filter(pk=entry_id).first()
    if found is None:
        raise Http404
    leaf = Leaf.objects.filter(entry_id=found.pk).first()
    line = lines_of([found], actor_of(request))[0]
    context = {
        "entry": found,
        "line": line,
        "facts": [(log_words.fact(name), fact_words(value, name)) for name, value in line.facts.items()],
        "leaf": leaf,
        "hash": bytes(leaf.leaf_hash).hex() if leaf else "",
    }
    return render(request, "web/log_entry.html", context)
